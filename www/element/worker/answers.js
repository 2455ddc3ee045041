// What a Session answers at once, whatever its run is at.

/**
 * @param {InstanceType<typeof import("../../../src/wasm/session.js").Session>} session
 * @param {import("../protocol.js").Ask} ask
 */
export function answerOf(session, ask) {
  switch (ask.name) {
    case "encode": return session.encode(ask.x);
    case "decode": return session.decode(ask.z);
    case "evaluate": return session.evaluate();
    case "save": return ask.session ? session.saveSession() : session.save();
    case "image": return session.image(ask.index);
    case "inspect": return session.inspect(ask.x);
    case "pulls": return session.pulls(ask.x);
    case "draw": return session.draw(ask.n);
    case "posteriorSamples": return session.posteriorSamples();
  }
}

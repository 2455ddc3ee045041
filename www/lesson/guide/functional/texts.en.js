// What the guide says on this figure's pages, in English: the figure's name there; of each page its question, what to
// do, what there was to see, and what a teacher asks and listens for.

export default {
  functional: "The functional",
  slideWhere: "The points lie on the blue curve. “J[f] now” and “J[f*]” stand above the picture.",
  descentWhere: "The strip, “δJ/δf along x”, is the red one below the curve; “Arrived” is said below both.",
  filmWhere: "“Just inside it” is beside the picture, after “Begin with”; in a narrow window, above it.",

  slideTitle: "Which slide is the fastest?",
  slideTask:
    "Three beads, three slides, one of them hidden: say which bead arrives first, then let them go. After that drag " +
    "the points of your slide, by hand and without Play, until its time J[f] is at most 5 % above J[f*].",
  slideSeen:
    "The straight line is the shortest way, and not the fastest: a slide that begins steeply gains speed early. You " +
    "have varied a whole curve to make one number small. That is what “variational” means.",
  slideAsk:
    "Two slides between the same points: one straight, one steep at first, and a third that is still hidden. Which " +
    "bead arrives first? Let the class vote, then let the beads go.",
  slideListen:
    "Many vote for the straight one, because it is the shortest; some for all at the same moment, because all end " +
    "with the same speed. The point to reach: what is sought is not a number but a whole curve, and J gives each " +
    "curve a number.",

  descentTitle: "How does a curve find its minimum by itself?",
  descentTask:
    "This curve is random. Press Play, watch the strip of δJ/δf, and let it run until the figure says that it has " +
    "arrived.",
  descentSeen:
    "The curve moved against δJ/δf and stopped where that is 0 all along: no small change makes J smaller there. " +
    "Other seeds begin elsewhere, and end on the same curve.",
  descentAsk: "You may change the curve a little, at one place. How do you know whether to raise or to lower it there?",
  descentListen:
    "By how J would change: that is δJ/δf, a number for each x. Where it is 0 everywhere, no small change helps. It " +
    "is the gradient of a function of very many variables, the heights.",

  filmTitle: "Is every extremal a minimum?",
  filmTask:
    "Here is a film of soap beside its inner catenoid, where δJ/δf is 0 as well. Press “Just inside it”, then Play, " +
    "and see where the film goes.",
  filmSeen:
    "The descent leaves the inner catenoid, on this side until the film breaks: it is an extremal, and no minimum. A " +
    "derivative of 0 says where to look, not what is there.",
  filmAsk: "The inner catenoid has δJ/δf = 0 everywhere. Will a film stay there if it is touched?",
  filmListen: "“The derivative is 0, so it is the minimum.” A ball on top of a hill has no slope under it either.",
};

// What the tool "path" says, in English. {name} stands for a value.

export default {
  stripHint: "Puts the ring here",
  pathSet: "Set {name} here",
  pathSetHint: "Puts anchor {name} where the ring is",
  pathSwap: "Swap",
  pathSwapHint: "Exchanges the anchors A and B",
  pathPlay: "Play",
  pathStop: "Stop",
  pathPlayHint: "Moves the ring along the path, there and back; Escape or a touch of the ring stops it",
  pathShape: "Shape of the path",
  pathStraight: "Straight",
  pathStraightHint: "On the line from A to B",
  pathArc: "Arc round the centre",
  pathArcHint: "Angle and radius change evenly, the shorter way round the origin",
  pathCount: "Pictures",
  pathCountHint: "How many pictures are decoded on the way, both anchors among them",
  pathFilm: "What is decoded on the way from A to B",
  pathPicture: "Picture {i} of {count}: z = ({x}, {y})",
  pathNoArc: "An anchor lies within 0.1 of the origin and has no angle: the path is straight.",
  pathLatent: "A path runs on the plane, and {latent} latent dimensions have none: set two to draw one.",
  pathCaption:
    "In many dimensions the prior’s mass lies near radius √L: a straight line cuts across the empty middle, an arc " +
    "stays with the mass. In two dimensions the arc is a comparison.",
};

// The figure "functional", in English.

export default {
  title: "A functional, and the curve that makes it least",
  intro:
    "A functional J takes a whole curve f and gives one number. Drag the points, or use the arrow keys, and see J " +
    "change. The functional derivative δJ/δf says at each x how J changes when f is raised just there; where it is 0 " +
    "all along, f is an extremal. Play descends along the (H¹-smoothed) gradient, until nothing is left of it.",

  problem: "J is",
  problem_length: "the length of a curve",
  problem_brachistochrone: "the time of a slide (brachistochrone)",
  problem_chain: "the energy of a hanging chain",
  problem_surface: "the area of a soap film between two rings",
  problem_own: "your own formula",

  about_length:
    "The shortest curve between two points. The equation says that the slope does not change: f* is a line.",
  about_brachistochrone:
    "A bead slides from rest, without friction, from the upper left corner to a point 1 m to the right. f is the " +
    "depth, so here down is positive, as in physics.",
  aboutCycloid: "f* is a cycloid.",
  about_chain:
    "A chain that weighs 1 N a metre hangs between two points 1 m apart; its length L is held. The Lagrange " +
    "multiplier λ is what one more metre would add to its energy, in N; the catenary f* has its directrix at the " +
    "height λ, in m.",
  about_surface:
    "A curve turned about the axis, between two rings of radius R = 1 at the distance d: a film of soap. f* is the " +
    "outer catenoid. The inner catenoid (dotted) is an extremal as well, but no minimum: a descent from beside it " +
    "leaves it.",
  about_own:
    "F is yours, over x from 0 to 1. Autograd differentiates it, as it does the VAE. No closed form of the extremal " +
    "is known here, so none is drawn: where δJ/δf is 0, you have found it. The formula to begin with is the action " +
    "of a ball in the air, kinetic less potential energy, with x the time.",

  formula: "F(x, f, f′) =",
  formulaHint: "Numbers, x, f, f' (or p), pi, e, + − * / ^, parentheses, sqrt exp log (or ln) sin cos tan tanh abs.",
  cameInstead: "Character {place} is “{found}”, where {wanted} was expected. The last good formula stays.",
  endsEarly: "The formula ends where {wanted} was expected. The last good formula stays.",
  expects_value: "a number, x, f, f′, a function or “(”",
  expects_operator: "an operator",
  expects_open: "“(”",
  expects_close: "“)”",
  or: " or ",
  formulaNotFinite:
    "This F or its derivative is not finite on the present curve, near x = {x}. The last good formula stays.",
  formulaLong: "A formula may have {longest} characters at most. The last good formula stays.",
  formulaRefused: "This F was not taken: {message}. The last good formula stays.",
  curveNotFinite: "F or its derivative is not finite on that curve, near x = {x}. The last good curve stays.",

  left: "Height of the left end",
  right: "Height of the right end",
  depth: "Depth of the end",
  slack: "Length, in distances of the ends",
  distance: "Distance of the rings, d/R",
  metres: "{value} m",

  begin: "Begin with",
  beginWave: "A random curve",
  beginLine: "A straight line",
  beginOutside: "Just outside the inner catenoid",
  beginInside: "Just inside it",

  beads: "Beads that slide",
  vote: "Three beads are let go at the same moment. Which one arrives first?",
  vote_line: "That of the straight line",
  vote_own: "That of your curve",
  vote_other: "That of a hidden curve",
  vote_together: "All at once",
  waitsVote: "Say first which one arrives first.",
  letGo: "Let go",
  letGoHint: "The beads slide from rest, without friction",
  goOn: "Go on",
  letGoAgain: "Once more",
  slow: "Speed",
  slow_1: "true",
  slow_4: "4 times slower",
  slow_10: "10 times slower",
  seconds: "{value} s",
  voteAgain: "Hide f* and vote again",
  voteRight: "As you said: “{vote}”.",
  voteWrong: "Not what you said: “{vote}”.",
  because_line:
    "The straight line is the shortest way. But a bead on it is slow for long, and one that falls steeply at first " +
    "is fast for nearly all of its way.",
  because_own:
    "Yours may begin well, but no curve is faster than the cycloid f*: it begins vertically, and goes no further out " +
    "of its way than the speed is worth.",
  because_other:
    "The cycloid f* begins vertically, so its bead is fast early: that gains more than the longer way costs. No " +
    "curve is faster.",
  because_together:
    "All arrive with the same speed, since energy is conserved: v = √(2 g f). But the time depends on how early a " +
    "bead gets its speed, and on how long its way is.",
  bead: "bead on",
  arrives: "arrives after",
  later: "behind the first",
  bead_line: "the straight line",
  bead_own: "your curve f",
  bead_cycloid: "the cycloid f*",
  flashes: "The dots show where each bead was every {time} s.",

  handle: "Height of the curve at x = {x}",
  curve: "your curve f",
  extremal: "the extremal f*",
  innerCurve: "the inner catenoid",
  downhill: "which way J falls",
  strip: "δJ/δf along x",
  depthAxis: "f, the depth",
  heightAxis: "f",
  inUnit: "{name}, in {unit}",

  jNow: "J[f] now",
  jExtremal: "J[f*]",
  gap: "max |f − f*| / (b − a)",
  steps: "steps",
  lambda: "λ now",
  lambdaExtremal: "λ of the catenary",
  lengthNow: "length now, of L = {held} m",
  discs: "area of two discs",
  over: "over {value}",
  none: "none",
  unknown: "no closed form",
  afterVote: "after the vote",
  unit_length: "{value} m",
  unit_brachistochrone: "{value} s",
  unit_chain: "{value} N m",
  unit_surface: "{value} R²",
  unit_own: "{value}",
  newtons: "{value} N",

  euler: "Euler–Lagrange at x = {x}",
  place: "Where to read it: x",
  byValue: "∂F/∂f",
  bySlope: "d/dx ∂F/∂f′",
  difference: "their difference, δJ/δf",

  verdict_moving: "",
  verdict_arrived: "Arrived: δJ/δf is as good as 0 all along the curve.",
  verdict_collapsed:
    "The film's neck has closed. What is left are two discs, Goldschmidt's solution: the curve falls from each ring " +
    "to the axis, and stays above it here by 0.01 R.",
  verdict_away: "The curve runs away: this J has no least value that descent could find.",
  verdict_stuck: "No step along the gradient lowers J any further.",

  film_outer: "d/R = {distance}: the outer catenoid has less area than two discs, {area} R² against {discs} R².",
  film_discs:
    "d/R = {distance}: two discs have less area, {discs} R² against {area} R² of the outer catenoid, as always " +
    "beyond d/R = {rivalled}; the catenoid is a minimum only among the films near it.",
  film_none:
    "d/R = {distance}: beyond d/R = {farthest} there is no catenoid at all, and the film breaks into two discs.",

  summary: "J is {problem}. J[f] = {j} after {steps} steps; the largest |δJ/δf| is {largest}.",
  summaryExtremal: "The extremal has J[f*] = {j}, and f is within {gap} (b − a) of it.",
};

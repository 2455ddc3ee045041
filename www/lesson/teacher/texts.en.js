// The teacher's page in English: what is asked before a figure is touched, and what to listen for.

export default {
  heading: "The lesson on “variational”, for teachers",
  lede:
    "Each question opens its figure in the state that it needs, alone on the page. Let the class say what it " +
    "expects, and only then press Play.",
  lesson: "The whole lesson",
  largeText: "Large text",
  print: "Print",

  before: "Before the class",
  beforeLoad:
    "Open the lesson once on the machine that will show it: everything is computed in the browser, with no account " +
    "and no server.",
  beforeText: "On a projector, press “Aa” on any page: the text becomes large, and the links lead on so.",
  beforePlay:
    "“Play”, “Run” or “Train” stands above the figure's picture, and stays in sight. “Reset”, in the same row, " +
    "begins anew.",
  beforeTime:
    "Most runs take a few seconds. Training takes longer: on a slow computer half a minute, and up to two minutes " +
    "for each question about β. Let the class talk meanwhile.",
  beforeSeed:
    "Other seeds give other numbers. Each answer below was tried with ten seeds and held with all of them: ask what " +
    "happens, not how much.",
  beforeGuide:
    "Those who want to go on at home take the guide: its pages are these questions, and it sees what has been done.",

  plans: "Two plans",
  minutes: "{minutes} minutes",
  minute: "Minute",
  question: "Question",

  asked: "The questions",
  openFigure: "Open the figure",
  inGuide: "In the guide",
  ask: "Ask first",
  show: "Do",
  expect: "What shows",
  listen: "Listen for",
};

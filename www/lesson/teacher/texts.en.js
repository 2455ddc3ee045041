// The teacher's page in English: what is asked before a figure is touched, and what to listen for.

export default {
  heading: "The lesson on “variational”, for teachers",
  lede:
    "Each question opens its figure in the state that it needs, alone on the page. Let the class say what it " +
    "expects, and only then press Play.",
  lesson: "The whole lesson",
  print: "Print",

  before: "Before the class",
  beforeLoad:
    "Open the lesson once on the machine that will show it: everything is computed in the browser, with no account " +
    "and no server.",
  beforeText: "On a projector, enlarge the page with the browser's zoom (Ctrl and +).",
  beforeSeed:
    "Other seeds give other numbers. The answers below hold for all of them: ask what happens, not how much.",
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

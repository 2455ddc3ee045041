// What the guide says, in English: of each page its question, what to do, and what there was to see.

export default {
  place: "{page} of {pages}",
  pages: "Page of the guide",
  back: "Back",
  next: "Next",
  finish: "The whole lesson",
  done: "Done",
  open: "Not done yet",
};

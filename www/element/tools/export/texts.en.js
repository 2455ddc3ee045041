// What the tool "export" says, in English. {name} stands for a value.

export default {
  exportPictures: "Pictures",
  exportPlanePng: "Plane, PNG",
  exportPlanePngHint: "The plane as it is seen, pixel for pixel, with its marks and the ring",
  exportPlaneSvg: "Plane, SVG",
  exportPlaneSvgHint: "The plane as vectors in units of z, its points by class: to edit or to print",
  exportFilm: "Film strip, PNG",
  exportFilmHint: "The pictures decoded on the way from A to B, as the tool Path shows them",
  exportNumbers: "Numbers",
  exportPosteriors: "Posteriors, CSV",
  exportPosteriorsHint: "A row for each image: its number, its class, mu and logvar of its posterior",
  exportCurves: "Curves, CSV",
  exportCurvesHint: "A row for each step: reconstruction and KL divergence, in nats per image",
  exportSettings: "Settings, JSON",
  exportSettingsHint: "The settings of the run, what you look at, and the step",
  exportTwo: "Of the {latent} latent dimensions, the posteriors' file has the first two.",
  exportMeans:
    "The run is long: a row of the curves' file is the mean of {stride} steps in a row, and its step is their middle.",
  exportPast: "The plane, the film strip and the posteriors are saved as shown: of step {step}.",
  exportTitle: "zscape: the latent plane at step {step}",
  exportFailed: "{name} could not be saved: {message}",
  exportFrame:
    "If no file has come: the page around this frame does not let it save files (its sandbox lacks allow-downloads).",
};

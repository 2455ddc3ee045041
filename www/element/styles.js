// The style sheets of the element, in the order in which they have their say.

import uPlotCss from "uplot/dist/uPlot.min.css";
import aidsCss from "./aids.css";
import contrastCss from "./contrast.css";
import controlsCss from "../ui/controls.css";
import instrumentsCss from "./instruments.css";
import modesCss from "./modes.css";
import planeCss from "./plane/plane.css";
import heldCss from "./plane/held.css";
import findingCss from "./progress/finding.css";
import timelineCss from "./progress/timeline.css";
import css from "./style.css";

export const styles = [
  uPlotCss, css, planeCss, controlsCss, instrumentsCss, timelineCss, findingCss, aidsCss, modesCss, heldCss,
  contrastCss,
];

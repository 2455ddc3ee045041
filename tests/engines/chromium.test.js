import { declare } from "./specs.mjs";

declare("chromium");

import { declare } from "./specs.mjs";

declare("firefox");

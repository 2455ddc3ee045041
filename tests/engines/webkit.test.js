// With a locale, as desktops have one.

import { declare } from "./specs.mjs";

declare("webkit");

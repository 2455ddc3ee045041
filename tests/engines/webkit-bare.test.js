// Without a locale, as bare containers are: navigator.language may then be no tag of a language.

import { declare } from "./specs.mjs";

declare("webkit without a locale");

// An app in Vue whose template is compiled in the page. The test has written the template, and what it binds, beside
// this file.

import { createApp } from "vue";
import "zscape";
import "zscape/figure";
import "zscape/vue";
import { given, template } from "./template.js";

const app = createApp({ template, data: () => given });
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith("z-scape");
app.mount("#root");

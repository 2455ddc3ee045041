export default defineNuxtConfig({
  compatibilityDate: "2026-05-01",
  app: { head: { link: [{ rel: "icon", href: "data:," }] } },
  vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("z-scape") } },
});

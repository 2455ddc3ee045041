import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag.startsWith("z-scape");
export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };

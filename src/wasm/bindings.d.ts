// What wasm-bindgen generates for the lesson, as lesson.js uses it.
declare module "zscape-lesson" {
  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}

import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  // The platform builds the source by `npm run build`, takes the folder `build`, and serves it at a path of its own.
  base: "./",
  // No polyfill: it has a `fetch` in it, and a page that makes none passes the gateway's rule at a glance.
  build: { outDir: "build", target: "chrome64", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "zhixin-check" } } })],
});

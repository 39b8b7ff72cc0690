import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  // The platform builds the source by `npm run build`, takes the folder `build`, and serves it at a path of its own.
  base: "./",
  build: { outDir: "build", target: "chrome64", assetsInlineLimit: 0 },
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "zhixin-check" } } })],
});

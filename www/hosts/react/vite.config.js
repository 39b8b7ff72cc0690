import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Relative addresses: the portal may put the folder anywhere.
  base: "./",
  plugins: [react()],
  // Kernels from 64 on: older ones know no `import.meta`.
  build: { outDir: "dist", target: "chrome64", modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 4096 },
});

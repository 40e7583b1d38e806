import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// No inline script, no data: address, nothing that the desk's content policy would refuse.
export default defineConfig({
  plugins: [svelte()],
  base: "/",
  build: {
    target: "es2022",
    outDir: "../src/tetrapylon/desk/page",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});

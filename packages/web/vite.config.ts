import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** One page per entry. The server serves `dist`: packages/server/src/http/static-web.ts. */
export default defineConfig({
  plugins: [react()],
  // Says nothing unless something is wrong: the build is part of `npm start`.
  logLevel: "warn",
  build: {
    rolldownOptions: {
      input: "graphiql.html",
      // GraphiQL's modules carry "use no memo" for the React compiler, which has already run over them.
      checks: { moduleLevelDirective: false },
    },
    modulePreload: { polyfill: false },
    // Monaco, GraphiQL's editor, is one chunk of 2.8 MB; only the explorer loads it.
    chunkSizeWarningLimit: 3000,
  },
});

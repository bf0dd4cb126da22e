// The workers come from our own build; without this import GraphiQL fetches them from a CDN.
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./explorer.css";
import { createRoot } from "react-dom/client";
import { Explorer } from "./explorer.js";

const container = document.getElementById("explorer");
if (!container) throw new Error('graphiql.html has no element with the id "explorer" to draw the explorer in.');
createRoot(container).render(<Explorer />);

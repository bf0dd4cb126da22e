export { findEmbeddedPostgres } from "./find-embedded-postgres.js";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./start-embedded-postgres.js";

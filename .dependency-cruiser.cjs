/** The directions of docs/architecture.md: http, graphql → resolver → command → policy, store, loaders → row → db. */
const server = "packages/server/src";

module.exports = {
  forbidden: [
    {
      name: "contract-knows-no-persistence",
      comment: "API types outlive the tables: the schema package imports neither TypeORM nor the server.",
      severity: "error",
      from: { path: "^packages/schema/src" },
      to: { path: "node_modules/(typeorm|pg)/|^packages/server|^packages/client" },
    },
    {
      name: "document-and-client-stand-alone",
      comment: "Both run in a browser.",
      severity: "error",
      from: { path: "^packages/(document|client)/src" },
      to: { path: "^packages/(server|schema)|node_modules/(typeorm|pg|type-graphql|fastify)/" },
    },
    {
      name: "document-without-node-in-the-browser",
      comment: "Only the hash needs Node; it has an entry of its own.",
      severity: "error",
      from: { path: "^packages/document/src", pathNot: "(/hash|\\.test)\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "features-meet-through-their-index",
      comment: "A feature is a folder; what others may use of it is in its index.ts.",
      severity: "error",
      from: { path: `^${server}/features/([^/]+)/`, pathNot: "\\.test\\.ts$" },
      to: { path: `^${server}/features/([^/]+)/(?!index\\.ts$)`, pathNot: `^${server}/features/$1/` },
    },
    {
      name: "foundations-know-no-feature",
      comment: "context, errors, auth and db serve every feature and know none; the data source alone lists the rows.",
      severity: "error",
      from: { path: `^${server}/(context|errors|auth|db)/`, pathNot: `^${server}/db/data-source\\.ts$` },
      to: { path: `^${server}/(features|http|graphql)/` },
    },
    {
      name: "policy-never-touches-the-database",
      severity: "error",
      from: { path: "\\.policy\\.ts$" },
      to: { path: "node_modules/(typeorm|pg)/|\\.store\\.ts$|\\.row\\.ts$|/db/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "rules-are-pure",
      comment: "The rules of follow-up are functions of facts: no database, no request.",
      severity: "error",
      from: { path: `^${server}/features/follow-up-summary/rules/`, pathNot: "\\.test\\.ts$" },
      to: { path: `^${server}/(context|db|http|graphql|auth)/|node_modules/` },
    },
    {
      name: "data-source-stays-inside",
      comment: "The request's context is the only door to the database.",
      severity: "error",
      from: {
        path: `^${server}/`,
        pathNot: `^${server}/(db/|context/|app\\.ts|start-server\\.ts|http/(graphql|health)\\.ts)`,
      },
      to: { path: `^${server}/db/data-source\\.ts$` },
    },
    {
      name: "resolvers-write-no-sql",
      comment: "A resolver makes one call.",
      severity: "error",
      from: { path: "\\.(resolver|fields)\\.ts$" },
      to: { path: "node_modules/(typeorm|pg)/" },
    },
    {
      name: "no-unlisted-dependency",
      severity: "error",
      from: { path: "^packages/[^/]+/src", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"], pathNot: "^packages/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.tests.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};

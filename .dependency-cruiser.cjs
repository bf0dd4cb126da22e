/** The directions of docs/architecture.md: http, graphql → resolver → command → policy, store, loaders → row → db. */
const server = "packages/server/src";
const persistence = "node_modules/(@types/)?(typeorm|pg)/";
const stores = `\\.store\\.ts$|^${server}/features/[^/]+/store/`;
const answers = `\\.(resolver|fields)\\.ts$|^${server}/features/[^/]+/fields/`;

module.exports = {
  forbidden: [
    {
      name: "contract-knows-no-persistence",
      comment: "API types outlive the tables: the schema package imports neither TypeORM nor the server.",
      severity: "error",
      from: { path: "^packages/schema/src" },
      to: { path: `${persistence}|^packages/(server|client)/` },
    },
    {
      name: "contract-without-node",
      comment: "Whoever reads the contract need not be a server.",
      severity: "error",
      from: { path: "^packages/schema/src", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "web-by-the-api-alone",
      comment: "What browsers load knows the API as every other caller does.",
      severity: "error",
      from: { path: "^packages/web/" },
      to: { path: "^packages/(server|schema)/" },
    },
    {
      name: "document-and-client-stand-alone",
      comment: "Both run in a browser.",
      severity: "error",
      from: { path: "^packages/(document|client)/src" },
      to: { path: `${persistence}|^packages/(server|schema)/|node_modules/(type-graphql|fastify)/` },
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
      name: "features-know-no-transport",
      comment: "http and graphql call features, never the other way.",
      severity: "error",
      from: { path: `^${server}/features/` },
      to: { path: `^${server}/(http|graphql)/` },
    },
    {
      name: "features-open-no-connection",
      comment: "They ask the request's context, whose connection is bound to the viewer.",
      severity: "error",
      from: { path: `^${server}/features/`, pathNot: "\\.test\\.ts$" },
      to: { path: `node_modules/(@types/)?pg/|^${server}/db/(with-client|data-source)\\.ts$` },
    },
    {
      name: "rows-are-columns",
      comment: "A row is what all the others stand on.",
      severity: "error",
      from: { path: "\\.row\\.ts$" },
      to: { path: `\\.(loaders|policy)\\.ts$|${stores}|${answers}` },
    },
    {
      name: "queries-know-no-answer",
      comment: "Stores and loaders serve jobs and imports too.",
      severity: "error",
      from: { path: `\\.loaders\\.ts$|${stores}` },
      to: { path: answers },
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
      to: { path: `${persistence}|${stores}|\\.row\\.ts$|/db/`, dependencyTypesNot: ["type-only"] },
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
      to: { path: persistence },
    },
    {
      name: "no-unlisted-dependency",
      severity: "error",
      from: { path: "^packages/[^/]+/src", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"], pathNot: "^packages/" },
    },
  ],
  options: {
    // What is built is not looked into, but an import of it counts.
    doNotFollow: { path: "node_modules|/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.tests.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};

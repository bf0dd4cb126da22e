import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { byUniqueKey } from "../../db/by-unique-key.js";
import { GuidingPrincipleRow } from "./guiding-principle.row.js";
import { PriorityAreaRow } from "./priority-area.row.js";
import { SharedStrategyRow } from "./shared-strategy.row.js";
import { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
import { StrategyPointRow } from "./strategy-point.row.js";
import { StrategyPointLineageRow } from "./strategy-point-lineage.row.js";

/** The strategy's own order. */
const ownOrder = { position: "ASC", code: "ASC" } as const;

/** Not those that were written out of a draft; by id they are found, since something may be linked to them. */
const present = { removed: false };

export const strategyOfCollaboration = byUniqueKey(SharedStrategyRow, "collaborationId");

export const strategyVersionById = byId(SharedStrategyVersionRow);

/** Newest first. */
export const versionsOfStrategy = byForeignKey(SharedStrategyVersionRow, "strategyId", { number: "DESC" });

/** Newest first; a collaboration has one strategy. */
export const versionsOfCollaboration = byForeignKey(SharedStrategyVersionRow, "collaborationId", {
  number: "DESC",
});

export const areaById = byId(PriorityAreaRow);
export const areasOfVersion = byForeignKey(PriorityAreaRow, "strategyVersionId", ownOrder, present);

export const pointById = byId(StrategyPointRow);
export const pointsOfArea = byForeignKey(StrategyPointRow, "areaId", ownOrder, present);

/** Points are numbered within their area: those of a version come in that order, not by area. */
export const pointsOfVersion = byForeignKey(StrategyPointRow, "strategyVersionId", ownOrder, present);

export const principleById = byId(GuidingPrincipleRow);
export const principlesOfVersion = byForeignKey(GuidingPrincipleRow, "strategyVersionId", ownOrder, present);

/** What a version says of the points of the one before it. */
export const lineageOfVersion = byForeignKey(StrategyPointLineageRow, "strategyVersionId", { id: "ASC" }, present);

/** What became of a point in later versions. */
export const lineageFromPoint = byForeignKey(StrategyPointLineageRow, "fromPointId", { id: "ASC" }, present);

/** Where a point comes from. */
export const lineageToPoint = byForeignKey(StrategyPointLineageRow, "toPointId", { id: "ASC" }, present);

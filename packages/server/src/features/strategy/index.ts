import { CollaborationStrategyFields } from "./collaboration-strategy.fields.js";
import { GuidingPrincipleFields } from "./guiding-principle.fields.js";
import { PriorityAreaFields } from "./priority-area.fields.js";
import { SharedStrategyFields } from "./shared-strategy.fields.js";
import { SharedStrategyVersionFields } from "./shared-strategy-version.fields.js";
import { StrategyPointFields } from "./strategy-point.fields.js";
import { StrategyPointLineageFields } from "./strategy-point-lineage.fields.js";
import { StrategyVersionResolver } from "./strategy-version.resolver.js";

// Both kinds of shared text come into force by adoption, and by the same rule.
export { isInForce, sharedTextState } from "../adoption/index.js";
export { GuidingPrincipleRow } from "./guiding-principle.row.js";
export { type LineageVersion, type PointImage, pointImages } from "./point-images.js";
export { areasReached, pointsReached } from "./points-reached.js";
export { PriorityAreaRow } from "./priority-area.row.js";
export { SharedStrategyRow } from "./shared-strategy.row.js";
export { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
export {
  areaById,
  areasOfVersion,
  pointById,
  pointsOfArea,
  pointsOfVersion,
  principleById,
  principlesOfVersion,
  strategyOfCollaboration,
  strategyVersionById,
  versionsOfCollaboration,
  versionsOfStrategy,
} from "./strategy.loaders.js";
export { StrategyPointRow } from "./strategy-point.row.js";

export const strategyResolvers = [
  StrategyVersionResolver,
  CollaborationStrategyFields,
  SharedStrategyFields,
  SharedStrategyVersionFields,
  PriorityAreaFields,
  StrategyPointFields,
  StrategyPointLineageFields,
  GuidingPrincipleFields,
] as const;

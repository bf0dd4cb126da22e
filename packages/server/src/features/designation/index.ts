import { DesignationResolver } from "./designation.resolver.js";
import { LocalDesignationFields, StrategyDesignationsFields } from "./local-designation.fields.js";

export { designationsOfStrategy } from "./local-designation.loaders.js";

export const designationResolvers = [DesignationResolver, LocalDesignationFields, StrategyDesignationsFields] as const;

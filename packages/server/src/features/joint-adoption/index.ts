import { JointAdoptionResolver } from "./joint-adoption.resolver.js";

export const jointAdoptionResolvers = [JointAdoptionResolver] as const;

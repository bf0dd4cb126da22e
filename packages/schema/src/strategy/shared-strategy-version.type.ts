import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Node } from "../core/node.type.js";
import { Adoption } from "../decision/adoption.type.js";
import { Municipality } from "../municipality/municipality.type.js";
import { GuidingPrinciple } from "./guiding-principle.type.js";
import { PriorityArea } from "./priority-area.type.js";
import { SharedTextAbilities } from "./shared-text-abilities.type.js";
import { SharedTextState } from "./shared-text-state.enum.js";

/** I6–I9: one text per version; in force when each voting member has adopted that very text (hash compared). */
@ObjectType({
  implements: Node,
  description: "One version of the common strategy. It has one text, the same in every municipality.",
})
export class SharedStrategyVersion implements Node {
  id!: string;

  @Field(() => Int, { description: "Counts from 1 within the strategy." })
  number!: number;

  @Field(() => SharedTextState, { description: "Where the version is on its way to being in force." })
  state?: SharedTextState;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day in force; null while it is not decided or not known.",
  })
  effectiveFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day in force; null while no end is decided.",
  })
  effectiveTo?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of the exact text, like "pm1:sha256:…"; null until the text is proposed.',
  })
  contentHash!: string | null;

  @Field(() => [PriorityArea], { description: "The priority areas, in the strategy's own order." })
  areas?: PriorityArea[];

  @Field(() => [GuidingPrinciple], { description: "The guiding principles, in the strategy's own order." })
  principles?: GuidingPrinciple[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "The first day that was chosen when it was proposed: never in force before it; null: none was.",
  })
  startOn!: string | null;

  @Field(() => [Adoption], { description: "The members' decisions about this version, oldest first." })
  adoptions?: Adoption[];

  @Field(() => [Municipality], {
    description: "Voting members that have not adopted this exact text, in Swedish order.",
  })
  missingAdoptions?: Municipality[];

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;

  @Field(() => SharedStrategyVersion, {
    nullable: true,
    description: "The version that it is to take over from, or took over from; null where none had been in force.",
  })
  basedOn?: SharedStrategyVersion | null;

  @Field(() => SharedTextAbilities, { description: "What the viewer may do with it now." })
  viewerCan?: SharedTextAbilities;
}

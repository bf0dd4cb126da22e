import { Field, Int, ObjectType } from "type-graphql";
import { Collaboration } from "../collaboration/collaboration.type.js";
import { DateScalar } from "../core/date.scalar.js";
import { Node } from "../core/node.type.js";
import { RichText } from "../core/rich-text.type.js";
import { Adoption } from "../decision/adoption.type.js";
import { Municipality } from "../municipality/municipality.type.js";
import { SharedTextAbilities } from "../strategy/shared-text-abilities.type.js";
import { SharedTextState } from "../strategy/shared-text-state.enum.js";

@ObjectType({
  implements: Node,
  description:
    "One version of the common part of a year's plans (gemensam del): the same text in every member's plans.",
})
export class CommonSectionVersion implements Node {
  id!: string;

  @Field(() => Collaboration, { description: "The collaboration whose text it is." })
  collaboration?: Collaboration;

  @Field(() => Int, { description: "The calendar year of the plans that it is part of." })
  year!: number;

  @Field(() => Int, { description: "Counts from 1 within the year." })
  number!: number;

  @Field(() => SharedTextState, { description: "Where the version is on its way to being in force." })
  state?: SharedTextState;

  @Field(() => RichText, { description: "The text, word for word the same for all members." })
  text?: RichText;

  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of the exact text, like "pm1:sha256:…"; null until the text is proposed.',
  })
  contentHash!: string | null;

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

  @Field(() => SharedTextAbilities, { description: "What the viewer may do with it now." })
  viewerCan?: SharedTextAbilities;
}

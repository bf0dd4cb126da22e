import { Field, ObjectType } from "type-graphql";
import { MarkdownScalar } from "../core/markdown.scalar.js";
import { EffectKind } from "./effect-kind.enum.js";
import { EvidenceLevel } from "./evidence-level.enum.js";

@ObjectType({ description: "Something an action led to for the operations: an outcome, not an activity." })
export class Effect {
  @Field(() => EffectKind, { description: "What sort of effect." })
  kind!: EffectKind;

  @Field(() => EvidenceLevel, { description: "How well it is documented." })
  evidenceLevel!: EvidenceLevel;

  @Field(() => MarkdownScalar, { description: "What changed, and for whom." })
  description!: string;
}

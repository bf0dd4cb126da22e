import { Field, InputType } from "type-graphql";
import { Limits } from "../core/limits.js";
import { MarkdownScalar } from "../core/markdown.scalar.js";
import { EffectKind } from "./effect-kind.enum.js";
import { EvidenceLevel } from "./evidence-level.enum.js";

@InputType({ description: "Something an action led to for the operations: an outcome, not an activity." })
export class EffectInput {
  @Field(() => EffectKind, { description: "What sort of effect." })
  kind!: EffectKind;

  @Field(() => EvidenceLevel, { description: "How well it is documented." })
  evidenceLevel!: EvidenceLevel;

  @Limits({ maxLength: 10_000 })
  @Field(() => MarkdownScalar, { description: "What changed, and for whom; never empty." })
  description!: string;
}

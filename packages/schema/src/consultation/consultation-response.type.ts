import { Field, Int, ObjectType } from "type-graphql";
import { Body } from "../body/body.type.js";
import { DateTimeScalar } from "../core/date-time.scalar.js";
import { MarkdownScalar } from "../core/markdown.scalar.js";
import { Node } from "../core/node.type.js";
import { Municipality } from "../municipality/municipality.type.js";

@ObjectType({
  implements: Node,
  description: "A body's answer to the consultation on a common text (remissvar). All members read it.",
})
export class ConsultationResponse implements Node {
  id!: string;

  @Field(() => Municipality, { description: "The body's municipality." })
  municipality?: Municipality;

  @Field(() => Body, { description: "The body that answers." })
  body?: Body;

  @Field(() => MarkdownScalar, { description: "What it answers." })
  answer!: string;

  @Field(() => DateTimeScalar, { description: "When it was given, or replaced last." })
  answeredAt!: Date;

  @Field(() => Int, { description: "The `version` of the text when it was answered." })
  textVersion!: number;

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;
}

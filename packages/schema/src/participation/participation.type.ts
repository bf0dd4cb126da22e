import { Field, Int, ObjectType } from "type-graphql";
import { Action } from "../action/action.type.js";
import { ActionContent } from "../action/action-content.type.js";
import { Body } from "../body/body.type.js";
import { Money } from "../core/money.type.js";
import { Node } from "../core/node.type.js";
import { Municipality } from "../municipality/municipality.type.js";
import { Plan } from "../plan/plan.type.js";
import { ActionFollowUp } from "../report/action-follow-up.type.js";
import { Consent } from "./consent.enum.js";
import { ParticipationRole } from "./participation-role.enum.js";

/** I16: per action and year one LEAD among the accepted; only ACCEPTED counts. The invitee may not have a plan yet. */
@ObjectType({
  implements: Node,
  description: "A body's part in an action for one year: its own budget, its responsible function, its follow-up.",
})
export class Participation implements Node {
  id!: string;

  @Field(() => Action, { description: "The action." })
  action?: Action;

  @Field(() => ActionContent, {
    description: "The content that applies to this part: the one its plan adopted, before adoption the newest.",
  })
  content?: ActionContent;

  @Field(() => Body, { description: "The body that takes part or is invited." })
  body?: Body;

  @Field(() => Int, { description: "The calendar year." })
  year!: number;

  @Field(() => Plan, {
    nullable: true,
    description: "The body's plan that it belongs to; null while there is none yet.",
  })
  plan?: Plan | null;

  @Field(() => Municipality, { description: "The body's municipality." })
  municipality?: Municipality;

  @Field(() => ParticipationRole, { description: "What part it takes." })
  role!: ParticipationRole;

  @Field(() => Consent, { description: "What the body has answered." })
  consent!: Consent;

  @Field(() => String, {
    nullable: true,
    description: 'The function responsible for the work, like "internationell samordnare"; not a person\'s name.',
  })
  responsibleFunction!: string | null;

  @Field(() => Money, {
    nullable: true,
    description: "The body's own budget for the action in the year; null when none is set.",
  })
  budget?: Money | null;

  @Field(() => [ActionFollowUp], {
    description: "What has been reported about this part and the viewer may see, by period.",
  })
  followUps?: ActionFollowUp[];

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;
}

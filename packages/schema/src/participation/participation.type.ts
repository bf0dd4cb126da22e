import { Field, Int, ObjectType } from "type-graphql";
import { Action } from "../action/action.type.js";
import { ActionContent } from "../action/action-content.type.js";
import { Body } from "../body/body.type.js";
import { DateScalar } from "../core/date.scalar.js";
import { Money } from "../core/money.type.js";
import { Node } from "../core/node.type.js";
import { Municipality } from "../municipality/municipality.type.js";
import { Plan } from "../plan/plan.type.js";
import { ActionFollowUp } from "../report/action-follow-up.type.js";
import { Consent } from "./consent.enum.js";
import { ParticipationAbilities } from "./participation-abilities.type.js";
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
    description:
      "The content that applies to this part: the one its plan adopted, before adoption the newest that is written for the plan's year or an earlier one.",
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

  @Field(() => Body, {
    nullable: true,
    description: "The body that asked; null unless the part came by an invitation that the viewer may see.",
  })
  invitedBy?: Body | null;

  @Field(() => String, {
    nullable: true,
    description: "The function to ask about the invitation; null where none is given.",
  })
  invitationContact?: string | null;

  @Field(() => String, { nullable: true, description: "Why the invitation was declined; null where nothing was said." })
  declineReason?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day from which the body no longer takes part; null unless it has withdrawn, or where it is not known.",
  })
  withdrawnOn!: string | null;

  @Field(() => String, { nullable: true, description: "Why it withdrew; null unless it has." })
  withdrawalReason!: string | null;

  @Field(() => Body, {
    nullable: true,
    description: "The body to which this one, the lead, offers to hand over; null while it offers nothing.",
  })
  leadOfferedTo?: Body | null;

  @Field(() => ParticipationAbilities, { description: "What the viewer may do with it now, and why not." })
  viewerCan?: ParticipationAbilities;
}

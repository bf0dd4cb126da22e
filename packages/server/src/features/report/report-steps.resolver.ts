import {
  Permission,
  ReportApproveArgs,
  ReportCorrectArgs,
  ReportExemptArgs,
  ReportPayload,
  ReportReturnArgs,
  ReportVersionArgs,
} from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { approveReport } from "./approve-report.js";
import { correctReport } from "./correct-report.js";
import { exemptReport } from "./exempt-report.js";
import type { FollowUpReportRow } from "./follow-up-report.row.js";
import { returnReport } from "./return-report.js";
import { submitReport } from "./submit-report.js";

interface Payload {
  report: FollowUpReportRow;
  warnings: { field: string[] | null }[];
  userErrors: [];
}

@Resolver()
export class ReportStepsResolver {
  @Mutation(() => ReportPayload, {
    nullable: true,
    description: "Hands a report in: every part that has begun by the period's last day has an assessment.",
  })
  @Permission("report:submit")
  async reportSubmit(
    @Args(() => ReportVersionArgs) args: ReportVersionArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return payload(await submitReport(context, args));
  }

  @Mutation(() => ReportPayload, {
    nullable: true,
    description: "Sends a report that is handed in back to be completed, with the reason.",
  })
  @Permission("report:return")
  async reportReturn(
    @Args(() => ReportReturnArgs) args: ReportReturnArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return payload(await returnReport(context, args));
  }

  @Mutation(() => ReportPayload, {
    nullable: true,
    description:
      "Approves a report that is handed in: it counts, and members read it. A correction takes the place of the revision before; with the full year's report the plan is closed.",
  })
  @Permission("report:approve")
  async reportApprove(
    @Args(() => ReportApproveArgs) args: ReportApproveArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    const { report, warnings } = await approveReport(context, args);
    return payload(report, warnings);
  }

  @Mutation(() => ReportPayload, {
    nullable: true,
    description:
      "Begins a correction of an approved report: a new revision, which the payload has. The approved one counts until the correction is approved.",
  })
  @Permission("report:write")
  async reportCorrect(
    @Args(() => ReportCorrectArgs) args: ReportCorrectArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return payload(await correctReport(context, args));
  }

  @Mutation(() => ReportPayload, {
    nullable: true,
    description: "States that a report is not asked for, with the reason: its parts leave the figures.",
  })
  @Permission("report:return")
  async reportExempt(
    @Args(() => ReportExemptArgs) args: ReportExemptArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return payload(await exemptReport(context, args));
  }
}

function payload(report: FollowUpReportRow, warnings: readonly Problem[] = []): Payload {
  return {
    report,
    warnings: warnings.map((warning) => ({ ...warning, field: warning.field ?? null })),
    userErrors: [],
  };
}

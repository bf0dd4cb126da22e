import { Field, Int, ObjectType } from "type-graphql";
import { Attendance } from "../report/attendance.type.js";
import { MunicipalityAttendance } from "./municipality-attendance.type.js";

@ObjectType({ description: "How many took part in actions, by sex." })
export class AttendanceSummary {
  @Field(() => Attendance, { description: "From 1 January to the period's last day." })
  yearToDate!: Attendance;

  @Field(() => Attendance, {
    nullable: true,
    description: "In the time since the previous period; null where there is none to compare with.",
  })
  inPeriod!: Attendance | null;

  @Field(() => Int, {
    description:
      "How many parts have no report that counts yet and are in the sum with their last approved value of the year.",
  })
  carriedForward!: number;

  @Field(() => [MunicipalityAttendance], { description: "The same for each municipality, in Swedish order." })
  byMunicipality!: MunicipalityAttendance[];
}

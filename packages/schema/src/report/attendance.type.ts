import { Field, Int, ObjectType } from "type-graphql";

/** Attendances add up; unique persons would not, and persons are never stored. */
@ObjectType({ description: "Attendances (deltagartillfällen) by sex: a person who came twice counts twice." })
export class Attendance {
  @Field(() => Int, { description: "Attendances by women." })
  women!: number;

  @Field(() => Int, { description: "Attendances by men." })
  men!: number;

  @Field(() => Int, { description: "Attendances by people of another gender." })
  other!: number;

  @Field(() => Int, { description: "Attendances where sex was not recorded." })
  unspecified!: number;
}

export type { Cryogen, CryoprobeDevice } from "./device.ts";
export type { Fact, FactStatus } from "./fact.ts";
export type { Finding, Severity } from "./finding.ts";
export type { InjurySeries, SunderlandGrade } from "./injury.ts";
export type { Reference } from "./reference.ts";
export type { CryoStatus, FiberType, ProtocolPreset, TargetRecord } from "./target.ts";
export type { ConvectiveMediumRecord, TissueRecord } from "./tissue.ts";

export {
  convectiveMedia,
  convectiveMedium,
  cryogens,
  defaultDeviceId,
  device,
  devices,
  injurySeries,
  protocolPreset,
  protocolPresets,
  tissue,
  tissues,
} from "./catalog.ts";
export type { Cryogen, CryogenRecord, CryoprobeDevice } from "./device.ts";
export type { KnowledgeErrorCode } from "./errors.ts";
export { KnowledgeError } from "./errors.ts";
export type { Fact, FactStatus } from "./fact.ts";
export type { Finding, Severity } from "./finding.ts";
export type { InjurySeries, SunderlandGrade } from "./injury.ts";
export type { Reference } from "./reference.ts";
export type { CryoStatus, FiberType, ProtocolPreset, TargetRecord } from "./target.ts";
export type { ConvectiveMediumRecord, TissueRecord } from "./tissue.ts";

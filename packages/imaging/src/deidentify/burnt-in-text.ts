import type { PixelFormat } from "../decode/pixel-format.ts";
import type { InstanceHeader } from "../read/image-header.ts";
import type { ImportFinding } from "../volume.ts";

/** What makes text in the pixels likely. */
export interface BurntInClues {
  readonly sopClassUid: string;
  readonly modality: string;
  /** (0028,0301) Burned In Annotation: YES, NO or empty. */
  readonly burnedInAnnotation: string;
  readonly photometric: string;
}

const secondaryCapturePrefix = "1.2.840.10008.5.1.4.1.1.7";
const textModalities: ReadonlySet<string> = new Set(["US", "SC", "OT", "ES", "XC", "DOC", "SM", "GM"]);

/** Why text is suspected in the pixels, or null. A NO in (0028,0301) is believed except for screen captures. */
export function burntInTextSuspected(clues: BurntInClues): string | null {
  if (clues.burnedInAnnotation === "YES") return "element (0028,0301) Burned In Annotation is YES";
  if (clues.sopClassUid.startsWith(secondaryCapturePrefix))
    return "it is a secondary capture (a picture of a screen)";
  if (clues.burnedInAnnotation === "NO") return null;
  if (textModalities.has(clues.modality))
    return `modality ${clues.modality} usually shows text in the picture`;
  if (/^(RGB|YBR|PALETTE)/.test(clues.photometric)) return "it is a color picture";
  return null;
}

/** The same as a finding about one series. */
export function burntInTextFinding(header: InstanceHeader, format: PixelFormat): ImportFinding | null {
  const reason = burntInTextSuspected({
    sopClassUid: header.sopClassUid,
    modality: header.modality,
    burnedInAnnotation: header.burnedInAnnotation,
    photometric: format.photometric,
  });
  if (reason === null) return null;
  return {
    ruleId: "import/deidentify/burnt-in-text",
    severity: "warning",
    message: `text may be burnt into the pixels, a name among it: ${reason}; look at the pictures before they leave the site`,
  };
}

/**
 * Words that describe an acquisition and no person. The Clean Descriptors Option of PS3.15 (E.3.6) asks to
 * remove identifying text from descriptions; keeping known words only cannot miss any.
 */
const keptWords: ReadonlySet<string> = new Set(
  `abdomen abdo abdominal acq adc angio angiography ankle aorta arterial art axial ax biopsy body bone brain breath brust
  c ce celiac cervical chest contrast cor coronal cryo ct cta cspine delayed delay diffusion dixon dwi dyn dynamic elbow
  enhanced epi expiration fat fast fb femur flair foot fs gre guided hals hand head helical hip hires hr ice in inspiration
  intervention iso isotropic iv kidney km knee ldct lesion leg liver localizer low lower lspine lumbar lung m map max mediastinum
  mip mm mpr mr mra mri nativ native neck nerve no non of opposed out pancreas pelvic pelvis pet phase plain planning
  plexus portal post postcontrast pre precontrast procedure prone pv recon reformat sag sagittal scan scout scans se sequence
  shoulder sinus skull slice slices soft spgr spine spiral spin std standard stir supine survey t t1 t1w t2 t2w tap tirm
  thin thick thigh thorax thoracic tissue tof topogram trace tra transversal transverse tse upper vein venous vessel
  vibe volume water wb whole wide window with without wo wrist x`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** A short number, with or without a usual unit: `5`, `0.75mm`, `120kv`; four digits or more could be a date or an id. */
const shortNumber = /^\d{1,3}([.,]\d{1,2})?(mm|cm|s|sec|kv|kvp|ma|mas|hu|d|t)?$/;

/** The description with every word removed that is not known to describe an acquisition. */
export function cleanDescription(description: string): string {
  return description
    .split(/[^\p{L}\p{N}.,]+/u)
    .map((word) => word.replace(/^[.,]+|[.,]+$/g, ""))
    .filter((word) => keptWords.has(word.toLowerCase()) || shortNumber.test(word.toLowerCase()))
    .join(" ");
}

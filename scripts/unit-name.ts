const lengths = ["M", "Mm", "Cm", "Um", "Px", "Pixels", "Voxel", "Voxels"];
const others = [
  "S",
  "Ms",
  "C",
  "K",
  "J",
  "W",
  "V",
  "A",
  "Hz",
  "Kg",
  "G",
  "Ml",
  "Hu",
  "Hounsfield",
  "Pa",
  "Rad",
  "Deg",
  "Gib",
  "Mib",
  "Bytes",
];
const compound = ["Mm2", "Mm3", "M2", "M3", "Mm²", "Mgy", "Msv"];
const dimensionless = [
  "Fraction",
  "Count",
  "Score",
  "Ratio",
  "Grade",
  "Index",
  "Factor",
  "Version",
  "Number",
  "Seed",
  "Color",
];
const suffix = new RegExp(
  `(?:[a-z0-9²³])(?:${[...lengths, ...others, ...compound, ...dimensionless].sort((a, b) => b.length - a.length).join("|")})s?$`,
  "u",
);
const quotient =
  /(?:^|[a-z0-9])[A-Z][A-Za-z0-9]*Per[A-Z][A-Za-z0-9]*$|[a-z]Per(?:S|M|Mm|M2|M3|K|Day|Voxel)$/u;

/** Whole names, or last words of names, that need no unit. */
const plain = new Set(
  `index indices count length size version number seed grade code status port id row rows column columns depth dimension dimensions
  fraction ratio factor score scale weight level levels order rank step steps slice frame frames direction directions normal normals
  vector axis axes cosines bits byte bytes offset label labels run runs channel channels thread threads iteration iterations cells
  nodes points shape stride strides samples values value triangles vertices sum duty opacity zoom hash tag vr components element exponent
  identity matrix a b x y z i j k n u v w t position positions tolerance median percentile sign compare total limit attempts retries
  conventional revision fractions from to first last dot cross uid gid rings passes decimals dx dy left right top bottom meters
  millimeters seconds watts nx ny nz bin bins bit rgb marker filter cryoprobes medium isotherms share slices longest bitsAllocated
  bitsStored background cell band mm datatype longestSide largestSide growth days hours minutes
  orientation sequence`.split(/\s+/u),
);

/** Whether a name says its unit by its suffix (`freezeS`, `perfusionPerS`), or needs none (`cellCount`, `index`). */
export function namesItsUnit(name: string): boolean {
  const lower = /^[A-Z\d_]+$/u.test(name) ? name.toLowerCase() : name;
  const camel = lower.replace(/_([a-z])/gu, (_match, letter: string) => letter.toUpperCase());
  if (/^(?:bits|bytes|samples|pixels|voxels)Per/u.test(camel)) return true;
  if (suffix.test(camel) || quotient.test(camel)) return true;
  const words = camel.split(/(?=[A-Z])/u);
  return plain.has((words.at(-1) ?? "").toLowerCase()) || plain.has(name);
}

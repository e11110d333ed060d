/** Most isotherms that one picture shows. */
export const MAX_ISOTHERMS = 6;

const HEADER = `#version 300 es
precision highp float;
precision highp int;
precision highp isampler3D;
precision highp sampler3D;
uniform float uHeight;
out vec4 outColor;
vec2 pixel() { return vec2(gl_FragCoord.x, uHeight - gl_FragCoord.y); }
`;

/**
 * The CT on any plane, windowed. Grids are sampled trilinearly by hand: exact on integer textures, and free of
 * the 8-bit weights of hardware filtering, which put steps into isolines.
 */
export const SLICE_FRAGMENT: string = `${HEADER}
uniform isampler3D uVolume;
uniform ivec3 uVolumeSize;
uniform mat3 uVolumeIndex;
uniform vec2 uLoaded;
uniform vec2 uRescale;
uniform vec2 uWindow;
uniform int uTaps;

float volumeTexel(int i, int j, int k) { return float(texelFetch(uVolume, ivec3(i, j, k), 0).r); }
float volumeAt(vec3 index) {
  vec3 c = clamp(index, vec3(0.0), vec3(uVolumeSize - 1));
  ivec3 a = ivec3(floor(c));
  ivec3 b = min(a + 1, uVolumeSize - 1);
  vec3 f = c - vec3(a);
  float low = mix(mix(volumeTexel(a.x, a.y, a.z), volumeTexel(b.x, a.y, a.z), f.x),
                  mix(volumeTexel(a.x, b.y, a.z), volumeTexel(b.x, b.y, a.z), f.x), f.y);
  if (f.z < 0.001) { return low; }
  float high = mix(mix(volumeTexel(a.x, a.y, b.z), volumeTexel(b.x, a.y, b.z), f.x),
                   mix(volumeTexel(a.x, b.y, b.z), volumeTexel(b.x, b.y, b.z), f.x), f.y);
  return mix(low, high, f.z);
}

bool within(vec3 index, ivec3 size) {
  return all(greaterThanEqual(index, vec3(-0.5))) && all(lessThanEqual(index, vec3(size) - 0.5));
}

vec3 picture(vec2 at) {
  vec3 index = uVolumeIndex * vec3(at, 1.0);
  if (!within(index, uVolumeSize) || index.z < uLoaded.x - 0.5 || index.z > uLoaded.y - 0.5) {
    return vec3(0.0);
  }
  float sum = 0.0;
  for (int row = 0; row < uTaps; row++) {
    for (int column = 0; column < uTaps; column++) {
      vec2 shift = (vec2(float(column), float(row)) + 0.5) / float(uTaps) - 0.5;
      sum += volumeAt(index + uVolumeIndex[0] * shift.x + uVolumeIndex[1] * shift.y);
    }
  }
  float value = sum / float(uTaps * uTaps) * uRescale.x + uRescale.y;
  return vec3(clamp((value - uWindow.x) / uWindow.y, 0.0, 1.0));
}

void main() {
  outColor = vec4(picture(pixel()), 1.0);
}`;

/**
 * Temperature wash and isolines, blended over the CT. Isolines keep their width in pixels:
 * |T − Tᵢ| / |∇T| in screen space.
 */
export const FIELD_FRAGMENT: string = `${HEADER}
uniform sampler3D uField;
uniform ivec3 uFieldSize;
uniform mat3 uFieldIndex;
uniform sampler2D uWash;
uniform vec2 uWashRange;
uniform float uWashOpacity;
uniform int uIsothermCount;
uniform vec2 uIsotherm[${MAX_ISOTHERMS}];
uniform vec3 uIsothermColor[${MAX_ISOTHERMS}];
uniform float uLineWidth;
uniform float uDash;

float fieldTexel(int i, int j, int k) { return texelFetch(uField, ivec3(i, j, k), 0).r; }
float fieldAt(vec3 index) {
  vec3 c = clamp(index, vec3(0.0), vec3(uFieldSize - 1));
  ivec3 a = ivec3(floor(c));
  ivec3 b = min(a + 1, uFieldSize - 1);
  vec3 f = c - vec3(a);
  return mix(
    mix(mix(fieldTexel(a.x, a.y, a.z), fieldTexel(b.x, a.y, a.z), f.x),
        mix(fieldTexel(a.x, b.y, a.z), fieldTexel(b.x, b.y, a.z), f.x), f.y),
    mix(mix(fieldTexel(a.x, a.y, b.z), fieldTexel(b.x, a.y, b.z), f.x),
        mix(fieldTexel(a.x, b.y, b.z), fieldTexel(b.x, b.y, b.z), f.x), f.y), f.z);
}

bool within(vec3 index, ivec3 size) {
  return all(greaterThanEqual(index, vec3(-0.5))) && all(lessThanEqual(index, vec3(size) - 0.5));
}

vec4 over(vec4 below, vec3 color, float alpha) { return below * (1.0 - alpha) + vec4(color * alpha, alpha); }

void main() {
  vec2 at = pixel();
  vec3 index = uFieldIndex * vec3(at, 1.0);
  float T = fieldAt(index);
  vec2 gradient = vec2(dFdx(T), dFdy(T));
  if (!within(index, uFieldSize)) { discard; }
  float slope = max(length(gradient), 1e-6);
  vec4 wash = texture(uWash, vec2((T - uWashRange.x) / (uWashRange.y - uWashRange.x), 0.5));
  vec4 color = over(vec4(0.0), wash.rgb, wash.a * uWashOpacity);
  // Dashes run along x where the line is flat and along y where it is steep, so a ring is dashed evenly.
  float run = abs(gradient.y) > abs(gradient.x) ? at.x : at.y;
  for (int i = 0; i < uIsothermCount; i++) {
    float away = abs(T - uIsotherm[i].x) / slope;
    float line = 1.0 - smoothstep(uLineWidth * 0.5 - 0.5, uLineWidth * 0.5 + 0.5, away);
    float halo = 1.0 - smoothstep(uLineWidth * 0.5, uLineWidth * 0.5 + 2.0, away);
    float dash = abs(fract(run / uDash) - 0.5) * uDash;
    float shown = uIsotherm[i].y > 0.5 ? smoothstep(-0.5, 0.5, dash - uDash * 0.19) : 1.0;
    color = over(color, vec3(0.0), halo * 0.55 * shown);
    color = over(color, uIsothermColor[i], line * shown);
  }
  outColor = color;
}`;

/**
 * Isotherms as bands over the CT: between the place that few members froze to the temperature (red) and the one that
 * nearly all did (blue); edges in constant width, the middle one (green) dotted.
 */
export const BAND_FRAGMENT: string = `${HEADER}
uniform sampler3D uBands;
uniform ivec3 uFieldSize;
uniform mat3 uFieldIndex;
uniform int uIsothermCount;
uniform vec2 uIsotherm[${MAX_ISOTHERMS}];
uniform vec3 uIsothermColor[${MAX_ISOTHERMS}];
uniform float uLineWidth;
uniform float uDash;

vec3 texel(int i, int j, int k) { return texelFetch(uBands, ivec3(i, j, k), 0).rgb; }
vec3 bandsAt(vec3 index) {
  vec3 c = clamp(index, vec3(0.0), vec3(uFieldSize - 1));
  ivec3 a = ivec3(floor(c));
  ivec3 b = min(a + 1, uFieldSize - 1);
  vec3 f = c - vec3(a);
  return mix(
    mix(mix(texel(a.x, a.y, a.z), texel(b.x, a.y, a.z), f.x),
        mix(texel(a.x, b.y, a.z), texel(b.x, b.y, a.z), f.x), f.y),
    mix(mix(texel(a.x, a.y, b.z), texel(b.x, a.y, b.z), f.x),
        mix(texel(a.x, b.y, b.z), texel(b.x, b.y, b.z), f.x), f.y), f.z);
}

vec4 over(vec4 below, vec3 color, float alpha) { return below * (1.0 - alpha) + vec4(color * alpha, alpha); }

void main() {
  vec2 at = pixel();
  vec3 index = uFieldIndex * vec3(at, 1.0);
  vec3 T = bandsAt(index);
  vec3 slope = max(sqrt(dFdx(T) * dFdx(T) + dFdy(T) * dFdy(T)), vec3(1e-6));
  if (any(lessThan(index, vec3(-0.5))) || any(greaterThan(index, vec3(uFieldSize) - 0.5))) { discard; }
  float dash = abs(fract((at.x + at.y) / uDash) - 0.5) * uDash;
  float dotted = smoothstep(-0.5, 0.5, dash - uDash * 0.3);
  vec4 color = vec4(0.0);
  for (int i = 0; i < uIsothermCount; i++) {
    vec3 away = (T - uIsotherm[i].x) / slope;
    float inside = clamp(0.5 - away.r, 0.0, 1.0) * clamp(0.5 + away.b, 0.0, 1.0);
    color = over(color, uIsothermColor[i], inside * 0.26);
    vec3 line = 1.0 - smoothstep(vec3(uLineWidth * 0.5 - 0.5), vec3(uLineWidth * 0.5 + 0.5), abs(away));
    color = over(color, uIsothermColor[i], max(line.r, line.b) * 0.95);
    color = over(color, uIsothermColor[i], line.g * dotted * 0.8);
  }
  outColor = color;
}`;

/** One structure: its outline in constant width, over a faint fill. Blended over the slice. */
export const MASK_FRAGMENT: string = `${HEADER}
uniform sampler3D uMask;
uniform vec3 uMaskSize;
uniform mat3 uMaskIndex;
uniform vec3 uColor;
uniform float uLineWidth;
uniform float uFill;
void main() {
  vec3 index = uMaskIndex * vec3(pixel(), 1.0);
  float m = texture(uMask, (index + 0.5) / uMaskSize).r;
  float slope = max(length(vec2(dFdx(m), dFdy(m))), 1e-5);
  if (any(lessThan(index, vec3(-0.5))) || any(greaterThan(index, uMaskSize - 0.5))) { discard; }
  float away = abs(m - 0.5) / slope;
  float line = 1.0 - smoothstep(uLineWidth * 0.5 - 0.5, uLineWidth * 0.5 + 0.5, away);
  float alpha = max(line, m > 0.5 ? uFill : 0.0);
  outColor = vec4(uColor * alpha, alpha);
}`;

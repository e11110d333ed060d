// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/codes/cpt-0440t.json" with { type: "json" };
import record1 from "../../data/codes/cpt-0441t.json" with { type: "json" };
import record2 from "../../data/codes/cpt-0442t.json" with { type: "json" };
import record3 from "../../data/codes/cpt-0581t.json" with { type: "json" };
import record4 from "../../data/codes/cpt-19105.json" with { type: "json" };
import record5 from "../../data/codes/cpt-20982.json" with { type: "json" };
import record6 from "../../data/codes/cpt-20983.json" with { type: "json" };
import record7 from "../../data/codes/cpt-20999.json" with { type: "json" };
import record8 from "../../data/codes/cpt-32994.json" with { type: "json" };
import record9 from "../../data/codes/cpt-37243.json" with { type: "json" };
import record10 from "../../data/codes/cpt-47383.json" with { type: "json" };
import record11 from "../../data/codes/cpt-50593.json" with { type: "json" };
import record12 from "../../data/codes/cpt-64400.json" with { type: "json" };
import record13 from "../../data/codes/cpt-64405.json" with { type: "json" };
import record14 from "../../data/codes/cpt-64415.json" with { type: "json" };
import record15 from "../../data/codes/cpt-64417.json" with { type: "json" };
import record16 from "../../data/codes/cpt-64418.json" with { type: "json" };
import record17 from "../../data/codes/cpt-64420.json" with { type: "json" };
import record18 from "../../data/codes/cpt-64421.json" with { type: "json" };
import record19 from "../../data/codes/cpt-64425.json" with { type: "json" };
import record20 from "../../data/codes/cpt-64430.json" with { type: "json" };
import record21 from "../../data/codes/cpt-64445.json" with { type: "json" };
import record22 from "../../data/codes/cpt-64447.json" with { type: "json" };
import record23 from "../../data/codes/cpt-64450.json" with { type: "json" };
import record24 from "../../data/codes/cpt-64451.json" with { type: "json" };
import record25 from "../../data/codes/cpt-64454.json" with { type: "json" };
import record26 from "../../data/codes/cpt-64455.json" with { type: "json" };
import record27 from "../../data/codes/cpt-64461.json" with { type: "json" };
import record28 from "../../data/codes/cpt-64462.json" with { type: "json" };
import record29 from "../../data/codes/cpt-64463.json" with { type: "json" };
import record30 from "../../data/codes/cpt-64490.json" with { type: "json" };
import record31 from "../../data/codes/cpt-64491.json" with { type: "json" };
import record32 from "../../data/codes/cpt-64492.json" with { type: "json" };
import record33 from "../../data/codes/cpt-64493.json" with { type: "json" };
import record34 from "../../data/codes/cpt-64494.json" with { type: "json" };
import record35 from "../../data/codes/cpt-64495.json" with { type: "json" };
import record36 from "../../data/codes/cpt-64505.json" with { type: "json" };
import record37 from "../../data/codes/cpt-64510.json" with { type: "json" };
import record38 from "../../data/codes/cpt-64517.json" with { type: "json" };
import record39 from "../../data/codes/cpt-64520.json" with { type: "json" };
import record40 from "../../data/codes/cpt-64530.json" with { type: "json" };
import record41 from "../../data/codes/cpt-64600.json" with { type: "json" };
import record42 from "../../data/codes/cpt-64605.json" with { type: "json" };
import record43 from "../../data/codes/cpt-64610.json" with { type: "json" };
import record44 from "../../data/codes/cpt-64620.json" with { type: "json" };
import record45 from "../../data/codes/cpt-64624.json" with { type: "json" };
import record46 from "../../data/codes/cpt-64625.json" with { type: "json" };
import record47 from "../../data/codes/cpt-64628.json" with { type: "json" };
import record48 from "../../data/codes/cpt-64629.json" with { type: "json" };
import record49 from "../../data/codes/cpt-64630.json" with { type: "json" };
import record50 from "../../data/codes/cpt-64632.json" with { type: "json" };
import record51 from "../../data/codes/cpt-64633.json" with { type: "json" };
import record52 from "../../data/codes/cpt-64634.json" with { type: "json" };
import record53 from "../../data/codes/cpt-64635.json" with { type: "json" };
import record54 from "../../data/codes/cpt-64636.json" with { type: "json" };
import record55 from "../../data/codes/cpt-64640.json" with { type: "json" };
import record56 from "../../data/codes/cpt-64680.json" with { type: "json" };
import record57 from "../../data/codes/cpt-64681.json" with { type: "json" };
import record58 from "../../data/codes/cpt-64999.json" with { type: "json" };
import record59 from "../../data/codes/cpt-76940.json" with { type: "json" };
import record60 from "../../data/codes/cpt-76942.json" with { type: "json" };
import record61 from "../../data/codes/cpt-77002.json" with { type: "json" };
import record62 from "../../data/codes/cpt-77003.json" with { type: "json" };
import record63 from "../../data/codes/cpt-77012.json" with { type: "json" };
import record64 from "../../data/codes/cpt-77013.json" with { type: "json" };
import record65 from "../../data/codes/hcpcs-c9808.json" with { type: "json" };
import record66 from "../../data/codes/hcpcs-c9809.json" with { type: "json" };
import record67 from "../../data/codes/icd-10-cm-b02.22.json" with { type: "json" };
import record68 from "../../data/codes/icd-10-cm-b02.29.json" with { type: "json" };
import record69 from "../../data/codes/icd-10-cm-c25.x.json" with { type: "json" };
import record70 from "../../data/codes/icd-10-cm-c34.10.json" with { type: "json" };
import record71 from "../../data/codes/icd-10-cm-c34.11.json" with { type: "json" };
import record72 from "../../data/codes/icd-10-cm-c34.12.json" with { type: "json" };
import record73 from "../../data/codes/icd-10-cm-c53.x.json" with { type: "json" };
import record74 from "../../data/codes/icd-10-cm-c77.2.json" with { type: "json" };
import record75 from "../../data/codes/icd-10-cm-c79.51.json" with { type: "json" };
import record76 from "../../data/codes/icd-10-cm-c79.7x.json" with { type: "json" };
import record77 from "../../data/codes/icd-10-cm-c80.1.json" with { type: "json" };
import record78 from "../../data/codes/icd-10-cm-d48.110.json" with { type: "json" };
import record79 from "../../data/codes/icd-10-cm-d48.111.json" with { type: "json" };
import record80 from "../../data/codes/icd-10-cm-d48.112.json" with { type: "json" };
import record81 from "../../data/codes/icd-10-cm-d48.113.json" with { type: "json" };
import record82 from "../../data/codes/icd-10-cm-d48.114.json" with { type: "json" };
import record83 from "../../data/codes/icd-10-cm-d48.115.json" with { type: "json" };
import record84 from "../../data/codes/icd-10-cm-d48.116.json" with { type: "json" };
import record85 from "../../data/codes/icd-10-cm-d48.117.json" with { type: "json" };
import record86 from "../../data/codes/icd-10-cm-d48.118.json" with { type: "json" };
import record87 from "../../data/codes/icd-10-cm-d48.119.json" with { type: "json" };
import record88 from "../../data/codes/icd-10-cm-d48.19.json" with { type: "json" };
import record89 from "../../data/codes/icd-10-cm-g50.0.json" with { type: "json" };
import record90 from "../../data/codes/icd-10-cm-g54.6.json" with { type: "json" };
import record91 from "../../data/codes/icd-10-cm-g54.7.json" with { type: "json" };
import record92 from "../../data/codes/icd-10-cm-g56.40.json" with { type: "json" };
import record93 from "../../data/codes/icd-10-cm-g56.41.json" with { type: "json" };
import record94 from "../../data/codes/icd-10-cm-g56.42.json" with { type: "json" };
import record95 from "../../data/codes/icd-10-cm-g56.43.json" with { type: "json" };
import record96 from "../../data/codes/icd-10-cm-g57.11.json" with { type: "json" };
import record97 from "../../data/codes/icd-10-cm-g57.12.json" with { type: "json" };
import record98 from "../../data/codes/icd-10-cm-g57.13.json" with { type: "json" };
import record99 from "../../data/codes/icd-10-cm-g57.2x.json" with { type: "json" };
import record100 from "../../data/codes/icd-10-cm-g57.5x.json" with { type: "json" };
import record101 from "../../data/codes/icd-10-cm-g57.6x.json" with { type: "json" };
import record102 from "../../data/codes/icd-10-cm-g57.70.json" with { type: "json" };
import record103 from "../../data/codes/icd-10-cm-g57.71.json" with { type: "json" };
import record104 from "../../data/codes/icd-10-cm-g57.72.json" with { type: "json" };
import record105 from "../../data/codes/icd-10-cm-g57.73.json" with { type: "json" };
import record106 from "../../data/codes/icd-10-cm-g57.8x.json" with { type: "json" };
import record107 from "../../data/codes/icd-10-cm-g58.0.json" with { type: "json" };
import record108 from "../../data/codes/icd-10-cm-g58.8.json" with { type: "json" };
import record109 from "../../data/codes/icd-10-cm-g89.12.json" with { type: "json" };
import record110 from "../../data/codes/icd-10-cm-g89.21.json" with { type: "json" };
import record111 from "../../data/codes/icd-10-cm-g89.22.json" with { type: "json" };
import record112 from "../../data/codes/icd-10-cm-g89.28.json" with { type: "json" };
import record113 from "../../data/codes/icd-10-cm-g89.29.json" with { type: "json" };
import record114 from "../../data/codes/icd-10-cm-g89.3.json" with { type: "json" };
import record115 from "../../data/codes/icd-10-cm-g89.4.json" with { type: "json" };
import record116 from "../../data/codes/icd-10-cm-g90.2.json" with { type: "json" };
import record117 from "../../data/codes/icd-10-cm-g90.50.json" with { type: "json" };
import record118 from "../../data/codes/icd-10-cm-g90.511.json" with { type: "json" };
import record119 from "../../data/codes/icd-10-cm-g90.512.json" with { type: "json" };
import record120 from "../../data/codes/icd-10-cm-g90.513.json" with { type: "json" };
import record121 from "../../data/codes/icd-10-cm-g90.519.json" with { type: "json" };
import record122 from "../../data/codes/icd-10-cm-g90.521.json" with { type: "json" };
import record123 from "../../data/codes/icd-10-cm-g90.522.json" with { type: "json" };
import record124 from "../../data/codes/icd-10-cm-g90.523.json" with { type: "json" };
import record125 from "../../data/codes/icd-10-cm-g90.529.json" with { type: "json" };
import record126 from "../../data/codes/icd-10-cm-g90.59.json" with { type: "json" };
import record127 from "../../data/codes/icd-10-cm-g90.89.json" with { type: "json" };
import record128 from "../../data/codes/icd-10-cm-g90.9.json" with { type: "json" };
import record129 from "../../data/codes/icd-10-cm-g90.a.json" with { type: "json" };
import record130 from "../../data/codes/icd-10-cm-g97.82.json" with { type: "json" };
import record131 from "../../data/codes/icd-10-cm-i47.20.json" with { type: "json" };
import record132 from "../../data/codes/icd-10-cm-i47.21.json" with { type: "json" };
import record133 from "../../data/codes/icd-10-cm-i47.29.json" with { type: "json" };
import record134 from "../../data/codes/icd-10-cm-i49.01.json" with { type: "json" };
import record135 from "../../data/codes/icd-10-cm-j95.811.json" with { type: "json" };
import record136 from "../../data/codes/icd-10-cm-m17.x.json" with { type: "json" };
import record137 from "../../data/codes/icd-10-cm-m47.812.json" with { type: "json" };
import record138 from "../../data/codes/icd-10-cm-m47.816.json" with { type: "json" };
import record139 from "../../data/codes/icd-10-cm-m47.817.json" with { type: "json" };
import record140 from "../../data/codes/icd-10-cm-m53.3.json" with { type: "json" };
import record141 from "../../data/codes/icd-10-cm-m54.51.json" with { type: "json" };
import record142 from "../../data/codes/icd-10-cm-m54.81.json" with { type: "json" };
import record143 from "../../data/codes/icd-10-cm-r10.2x.json" with { type: "json" };
import record144 from "../../data/codes/icd-10-cm-t33-t34.json" with { type: "json" };
import record145 from "../../data/codes/icd-10-cm-u09.9.json" with { type: "json" };
import record146 from "../../data/codes/icd-10-cm-z79.01.json" with { type: "json" };
import record147 from "../../data/codes/icd-10-cm-z79.02.json" with { type: "json" };
import record148 from "../../data/codes/icd-10-cm-z79.891.json" with { type: "json" };
import type { CodeRecord } from "../guidance.ts";

export const codeRecords: readonly CodeRecord[] = [
  record0,
  record1,
  record2,
  record3,
  record4,
  record5,
  record6,
  record7,
  record8,
  record9,
  record10,
  record11,
  record12,
  record13,
  record14,
  record15,
  record16,
  record17,
  record18,
  record19,
  record20,
  record21,
  record22,
  record23,
  record24,
  record25,
  record26,
  record27,
  record28,
  record29,
  record30,
  record31,
  record32,
  record33,
  record34,
  record35,
  record36,
  record37,
  record38,
  record39,
  record40,
  record41,
  record42,
  record43,
  record44,
  record45,
  record46,
  record47,
  record48,
  record49,
  record50,
  record51,
  record52,
  record53,
  record54,
  record55,
  record56,
  record57,
  record58,
  record59,
  record60,
  record61,
  record62,
  record63,
  record64,
  record65,
  record66,
  record67,
  record68,
  record69,
  record70,
  record71,
  record72,
  record73,
  record74,
  record75,
  record76,
  record77,
  record78,
  record79,
  record80,
  record81,
  record82,
  record83,
  record84,
  record85,
  record86,
  record87,
  record88,
  record89,
  record90,
  record91,
  record92,
  record93,
  record94,
  record95,
  record96,
  record97,
  record98,
  record99,
  record100,
  record101,
  record102,
  record103,
  record104,
  record105,
  record106,
  record107,
  record108,
  record109,
  record110,
  record111,
  record112,
  record113,
  record114,
  record115,
  record116,
  record117,
  record118,
  record119,
  record120,
  record121,
  record122,
  record123,
  record124,
  record125,
  record126,
  record127,
  record128,
  record129,
  record130,
  record131,
  record132,
  record133,
  record134,
  record135,
  record136,
  record137,
  record138,
  record139,
  record140,
  record141,
  record142,
  record143,
  record144,
  record145,
  record146,
  record147,
  record148,
] as unknown as readonly CodeRecord[];

// Written by scripts/build-knowledge.ts from packages/knowledge/data; do not edit.
import record0 from "../../data/cryogens/argon.json" with { type: "json" };
import record1 from "../../data/cryogens/carbon-dioxide.json" with { type: "json" };
import record2 from "../../data/cryogens/liquid-nitrogen.json" with { type: "json" };
import record3 from "../../data/cryogens/nitrous-oxide.json" with { type: "json" };
import record4 from "../../data/devices/generic-argon-17g-long.json" with { type: "json" };
import record5 from "../../data/devices/generic-argon-17g.json" with { type: "json" };
import record6 from "../../data/devices/generic-argon-2.4mm.json" with { type: "json" };
import record7 from "../../data/devices/generic-n2o-1.3mm.json" with { type: "json" };
import record8 from "../../data/devices/generic-n2o-2.0mm.json" with { type: "json" };
import record9 from "../../data/devices/atricure-cryo1.json" with { type: "json" };
import record10 from "../../data/devices/atricure-cryosphere.json" with { type: "json" };
import record11 from "../../data/devices/boston-1.5-cx.json" with { type: "json" };
import record12 from "../../data/devices/boston-iceforce.json" with { type: "json" };
import record13 from "../../data/devices/boston-icepearl.json" with { type: "json" };
import record14 from "../../data/devices/boston-icerod-plus.json" with { type: "json" };
import record15 from "../../data/devices/boston-icerod.json" with { type: "json" };
import record16 from "../../data/devices/boston-iceseed.json" with { type: "json" };
import record17 from "../../data/devices/boston-icesphere.json" with { type: "json" };
import record18 from "../../data/devices/epimed-painblocker.json" with { type: "json" };
import record19 from "../../data/devices/icecure-prosense-10g.json" with { type: "json" };
import record20 from "../../data/devices/icecure-prosense-13g.json" with { type: "json" };
import record21 from "../../data/devices/iovera.json" with { type: "json" };
import record22 from "../../data/devices/metrum-cryo-s-painless.json" with { type: "json" };
import record23 from "../../data/devices/varian-perc-17.json" with { type: "json" };
import record24 from "../../data/devices/varian-perc-24.json" with { type: "json" };
import record25 from "../../data/evidence/E1.json" with { type: "json" };
import record26 from "../../data/evidence/E10.json" with { type: "json" };
import record27 from "../../data/evidence/E11.json" with { type: "json" };
import record28 from "../../data/evidence/E12.json" with { type: "json" };
import record29 from "../../data/evidence/E13.json" with { type: "json" };
import record30 from "../../data/evidence/E14.json" with { type: "json" };
import record31 from "../../data/evidence/E15.json" with { type: "json" };
import record32 from "../../data/evidence/E16.json" with { type: "json" };
import record33 from "../../data/evidence/E17.json" with { type: "json" };
import record34 from "../../data/evidence/E18.json" with { type: "json" };
import record35 from "../../data/evidence/E19.json" with { type: "json" };
import record36 from "../../data/evidence/E2.json" with { type: "json" };
import record37 from "../../data/evidence/E20.json" with { type: "json" };
import record38 from "../../data/evidence/E3.json" with { type: "json" };
import record39 from "../../data/evidence/E4.json" with { type: "json" };
import record40 from "../../data/evidence/E5.json" with { type: "json" };
import record41 from "../../data/evidence/E6.json" with { type: "json" };
import record42 from "../../data/evidence/E7.json" with { type: "json" };
import record43 from "../../data/evidence/E8.json" with { type: "json" };
import record44 from "../../data/evidence/E9.json" with { type: "json" };
import record45 from "../../data/injury/conventional.json" with { type: "json" };
import record46 from "../../data/injury/evans-1981.json" with { type: "json" };
import record47 from "../../data/injury/hsu-2015.json" with { type: "json" };
import record48 from "../../data/injury/zhou-1983.json" with { type: "json" };
import record49 from "../../data/injury/zhou-2003.json" with { type: "json" };
import record50 from "../../data/media/airway-air.json" with { type: "json" };
import record51 from "../../data/media/lung-surface.json" with { type: "json" };
import record52 from "../../data/media/skin-air.json" with { type: "json" };
import record53 from "../../data/media/skin-drape.json" with { type: "json" };
import record54 from "../../data/media/vessel-blood.json" with { type: "json" };
import record55 from "../../data/media/warm-gauze.json" with { type: "json" };
import record56 from "../../data/media/warm-glove.json" with { type: "json" };
import record57 from "../../data/media/warm-saline.json" with { type: "json" };
import record58 from "../../data/protocols/argon-two-cycles.json" with { type: "json" };
import record59 from "../../data/protocols/handheld-knee-trial.json" with { type: "json" };
import record60 from "../../data/protocols/n2o-3-min-twice.json" with { type: "json" };
import record61 from "../../data/protocols/n2o-textbook.json" with { type: "json" };
import record62 from "../../data/protocols/single-10-min.json" with { type: "json" };
import record63 from "../../data/protocols/single-8-min.json" with { type: "json" };
import record64 from "../../data/protocols/tumor-10-8-10.json" with { type: "json" };
import record65 from "../../data/references/adrenal-microwave-2019.json" with { type: "json" };
import record66 from "../../data/references/aneskey-cryoneuroablation.json" with { type: "json" };
import record67 from "../../data/references/anthem-surg-00155.json" with { type: "json" };
import record68 from "../../data/references/apmsurgery-cryo.json" with { type: "json" };
import record69 from "../../data/references/asipp-2024.json" with { type: "json" };
import record70 from "../../data/references/asra-2018.json" with { type: "json" };
import record71 from "../../data/references/atm-129800.json" with { type: "json" };
import record72 from "../../data/references/atricure-cryo1-pig.json" with { type: "json" };
import record73 from "../../data/references/backtable-msk-37.json" with { type: "json" };
import record74 from "../../data/references/backtable-stellate.json" with { type: "json" };
import record75 from "../../data/references/baerlocher-2023.json" with { type: "json" };
import record76 from "../../data/references/birkenmaier.json" with { type: "json" };
import record77 from "../../data/references/bjs-2024.json" with { type: "json" };
import record78 from "../../data/references/bovine-liver-calorimetry-2021.json" with { type: "json" };
import record79 from "../../data/references/bpi-guide.json" with { type: "json" };
import record80 from "../../data/references/c9809-notice.json" with { type: "json" };
import record81 from "../../data/references/campos-2009.json" with { type: "json" };
import record82 from "../../data/references/cdc-2022.json" with { type: "json" };
import record83 from "../../data/references/cdc-opioid-cds.json" with { type: "json" };
import record84 from "../../data/references/celiac-splanchnic-2025.json" with { type: "json" };
import record85 from "../../data/references/cervical-medial-branch.json" with { type: "json" };
import record86 from "../../data/references/cgs-bulletin.json" with { type: "json" };
import record87 from "../../data/references/chary-2022.json" with { type: "json" };
import record88 from "../../data/references/choir-body-map.json" with { type: "json" };
import record89 from "../../data/references/cirse-2017.json" with { type: "json" };
import record90 from "../../data/references/cirse-modified-2026.json" with { type: "json" };
import record91 from "../../data/references/cjasn-table.json" with { type: "json" };
import record92 from "../../data/references/clinical-pain-advisor.json" with { type: "json" };
import record93 from "../../data/references/cms-lcd.json" with { type: "json" };
import record94 from "../../data/references/coding-ahead-0440t.json" with { type: "json" };
import record95 from "../../data/references/common-targets-2025.json" with { type: "json" };
import record96 from "../../data/references/cope.json" with { type: "json" };
import record97 from "../../data/references/crc-ice-table.json" with { type: "json" };
import record98 from "../../data/references/cryoablation-dosimetry-code.json" with { type: "json" };
import record99 from "../../data/references/cryodesmo-01.json" with { type: "json" };
import record100 from "../../data/references/cryoneurolysis-encyclopaedia.json" with { type: "json" };
import record101 from "../../data/references/ctcae-5.json" with { type: "json" };
import record102 from "../../data/references/ctcae-6-notices.json" with { type: "json" };
import record103 from "../../data/references/curatolo.json" with { type: "json" };
import record104 from "../../data/references/dar.json" with { type: "json" };
import record105 from "../../data/references/davies-1993.json" with { type: "json" };
import record106 from "../../data/references/deleon-casasola-1993.json" with { type: "json" };
import record107 from "../../data/references/delphi-2025.json" with { type: "json" };
import record108 from "../../data/references/desmoid-2021.json" with { type: "json" };
import record109 from "../../data/references/desmoid-tace-review.json" with { type: "json" };
import record110 from "../../data/references/desmoidtumors-com.json" with { type: "json" };
import record111 from "../../data/references/dev-2018.json" with { type: "json" };
import record112 from "../../data/references/dtrf-dee.json" with { type: "json" };
import record113 from "../../data/references/dtwg-2020.json" with { type: "json" };
import record114 from "../../data/references/dtwg-2024.json" with { type: "json" };
import record115 from "../../data/references/eisenberg-1995.json" with { type: "json" };
import record116 from "../../data/references/elnekave-2022.json" with { type: "json" };
import record117 from "../../data/references/espinosa-de-ycaza.json" with { type: "json" };
import record118 from "../../data/references/evans-1981.json" with { type: "json" };
import record119 from "../../data/references/fanelli-2003.json" with { type: "json" };
import record120 from "../../data/references/farrar-2001.json" with { type: "json" };
import record121 from "../../data/references/fda-k173763.json" with { type: "json" };
import record122 from "../../data/references/fda-k181741.json" with { type: "json" };
import record123 from "../../data/references/fda-k243677.json" with { type: "json" };
import record124 from "../../data/references/fintelmann-2016.json" with { type: "json" };
import record125 from "../../data/references/genicular-protocol-2023.json" with { type: "json" };
import record126 from "../../data/references/harden-2010.json" with { type: "json" };
import record127 from "../../data/references/hl7-ae-backport.json" with { type: "json" };
import record128 from "../../data/references/hsu-2015.json" with { type: "json" };
import record129 from "../../data/references/huang-2022.json" with { type: "json" };
import record130 from "../../data/references/icd10-g58-example.json" with { type: "json" };
import record131 from "../../data/references/iceman-manual.json" with { type: "json" };
import record132 from "../../data/references/icesphere-dish.json" with { type: "json" };
import record133 from "../../data/references/ija-2022.json" with { type: "json" };
import record134 from "../../data/references/ilfeld-2016.json" with { type: "json" };
import record135 from "../../data/references/ilfeld-2023.json" with { type: "json" };
import record136 from "../../data/references/ilfeld-finneran-2020.json" with { type: "json" };
import record137 from "../../data/references/immpact-2008.json" with { type: "json" };
import record138 from "../../data/references/intercostal-cbct.json" with { type: "json" };
import record139 from "../../data/references/intercostal-ct.json" with { type: "json" };
import record140 from "../../data/references/intercostal-review.json" with { type: "json" };
import record141 from "../../data/references/interval-app.json" with { type: "json" };
import record142 from "../../data/references/iovera-billing.json" with { type: "json" };
import record143 from "../../data/references/iovera-label.json" with { type: "json" };
import record144 from "../../data/references/itis-tissue-5.json" with { type: "json" };
import record145 from "../../data/references/jcm-2025.json" with { type: "json" };
import record146 from "../../data/references/kapural-2018.json" with { type: "json" };
import record147 from "../../data/references/kastler.json" with { type: "json" };
import record148 from "../../data/references/khalilzadeh-2017.json" with { type: "json" };
import record149 from "../../data/references/kim-2015.json" with { type: "json" };
import record150 from "../../data/references/kincaid-1975.json" with { type: "json" };
import record151 from "../../data/references/labat-2008.json" with { type: "json" };
import record152 from "../../data/references/lan-2018.json" with { type: "json" };
import record153 from "../../data/references/learnir.json" with { type: "json" };
import record154 from "../../data/references/lfcn-case.json" with { type: "json" };
import record155 from "../../data/references/li-2024.json" with { type: "json" };
import record156 from "../../data/references/list-0581t.json" with { type: "json" };
import record157 from "../../data/references/littrup-2009.json" with { type: "json" };
import record158 from "../../data/references/liu-duricka-2021.json" with { type: "json" };
import record159 from "../../data/references/liver-nine-probes-2025.json" with { type: "json" };
import record160 from "../../data/references/loinc-ecqm.json" with { type: "json" };
import record161 from "../../data/references/loinc-mapping.json" with { type: "json" };
import record162 from "../../data/references/loinc.json" with { type: "json" };
import record163 from "../../data/references/mbhr3.json" with { type: "json" };
import record164 from "../../data/references/medrxiv-2023.json" with { type: "json" };
import record165 from "../../data/references/medscape-917397.json" with { type: "json" };
import record166 from "../../data/references/moesker.json" with { type: "json" };
import record167 from "../../data/references/nct02366832.json" with { type: "json" };
import record168 from "../../data/references/nct03449667.json" with { type: "json" };
import record169 from "../../data/references/nct05495334.json" with { type: "json" };
import record170 from "../../data/references/nct05638620.json" with { type: "json" };
import record171 from "../../data/references/nct06071715.json" with { type: "json" };
import record172 from "../../data/references/ninds-cde.json" with { type: "json" };
import record173 from "../../data/references/nirogacestat-notices.json" with { type: "json" };
import record174 from "../../data/references/north-star.json" with { type: "json" };
import record175 from "../../data/references/nygaard-2025.json" with { type: "json" };
import record176 from "../../data/references/occipital-pilot.json" with { type: "json" };
import record177 from "../../data/references/pain-collaboratory.json" with { type: "json" };
import record178 from "../../data/references/paintracker.json" with { type: "json" };
import record179 from "../../data/references/payer-code-list.json" with { type: "json" };
import record180 from "../../data/references/payer-mp-429.json" with { type: "json" };
import record181 from "../../data/references/phrenic-cold-1990.json" with { type: "json" };
import record182 from "../../data/references/pig-liver-kidney-2018.json" with { type: "json" };
import record183 from "../../data/references/plancarte-1990.json" with { type: "json" };
import record184 from "../../data/references/pmc9299931.json" with { type: "json" };
import record185 from "../../data/references/project-clinic-notes.json" with { type: "json" };
import record186 from "../../data/references/project-physics-notes.json" with { type: "json" };
import record187 from "../../data/references/prologo-2015.json" with { type: "json" };
import record188 from "../../data/references/prologo-2017.json" with { type: "json" };
import record189 from "../../data/references/prologo-review.json" with { type: "json" };
import record190 from "../../data/references/promis-terms-2010.json" with { type: "json" };
import record191 from "../../data/references/prosense-skin.json" with { type: "json" };
import record192 from "../../data/references/pudendal-hope.json" with { type: "json" };
import record193 from "../../data/references/rabbit-tibial-cold.json" with { type: "json" };
import record194 from "../../data/references/radiographics-2022.json" with { type: "json" };
import record195 from "../../data/references/radnovich-2017.json" with { type: "json" };
import record196 from "../../data/references/rapm-47-a274.json" with { type: "json" };
import record197 from "../../data/references/rapm-49-a173.json" with { type: "json" };
import record198 from "../../data/references/rib-fracture-2025.json" with { type: "json" };
import record199 from "../../data/references/ringside-summary.json" with { type: "json" };
import record200 from "../../data/references/sandison-1998.json" with { type: "json" };
import record201 from "../../data/references/shah-2016.json" with { type: "json" };
import record202 from "../../data/references/shurrab-2016.json" with { type: "json" };
import record203 from "../../data/references/sir-2019-drugs.json" with { type: "json" };
import record204 from "../../data/references/sir-2019.json" with { type: "json" };
import record205 from "../../data/references/sir-2023-abstract.json" with { type: "json" };
import record206 from "../../data/references/slicer-prostate-cryo.json" with { type: "json" };
import record207 from "../../data/references/spasticity-safety.json" with { type: "json" };
import record208 from "../../data/references/splanchnic-2025.json" with { type: "json" };
import record209 from "../../data/references/statpearls-cryoanalgesia.json" with { type: "json" };
import record210 from "../../data/references/stelzer-2013.json" with { type: "json" };
import record211 from "../../data/references/stogicza-2019.json" with { type: "json" };
import record212 from "../../data/references/targeted-oncology.json" with { type: "json" };
import record213 from "../../data/references/teachmeorthopedics-cryo.json" with { type: "json" };
import record214 from "../../data/references/trescot-2003.json" with { type: "json" };
import record215 from "../../data/references/tsiplakos-2025.json" with { type: "json" };
import record216 from "../../data/references/vanggaard-1975.json" with { type: "json" };
import record217 from "../../data/references/vora-2021.json" with { type: "json" };
import record218 from "../../data/references/warm-gauze.json" with { type: "json" };
import record219 from "../../data/references/water-ice-record-4732.json" with { type: "json" };
import record220 from "../../data/references/zhou-1983.json" with { type: "json" };
import record221 from "../../data/references/zhou-2003.json" with { type: "json" };
import record222 from "../../data/rules/clearance-edge-touching.json" with { type: "json" };
import record223 from "../../data/rules/clearance-edge-watch.json" with { type: "json" };
import record224 from "../../data/rules/clearance-own-distance.json" with { type: "json" };
import record225 from "../../data/rules/clearance-own-temperature.json" with { type: "json" };
import record226 from "../../data/rules/clearance-stop.json" with { type: "json" };
import record227 from "../../data/rules/device-cold-tip-near-nerve.json" with { type: "json" };
import record228 from "../../data/rules/device-cold-tip.json" with { type: "json" };
import record229 from "../../data/rules/device-generic.json" with { type: "json" };
import record230 from "../../data/rules/device-incomplete.json" with { type: "json" };
import record231 from "../../data/rules/heat-sink-beside-ice.json" with { type: "json" };
import record232 from "../../data/rules/image-edge-in-fat.json" with { type: "json" };
import record233 from "../../data/rules/image-ultrasound-shadow.json" with { type: "json" };
import record234 from "../../data/rules/input-tissue-unverified.json" with { type: "json" };
import record235 from "../../data/rules/isotherm-edge-is-not-lesion.json" with { type: "json" };
import record236 from "../../data/rules/lesion-above-grade-two.json" with { type: "json" };
import record237 from "../../data/rules/lesion-necrosis.json" with { type: "json" };
import record238 from "../../data/rules/lesion-not-reached.json" with { type: "json" };
import record239 from "../../data/rules/lesion-series-disagree.json" with { type: "json" };
import record240 from "../../data/rules/lesion-short-of-aim.json" with { type: "json" };
import record241 from "../../data/rules/lesion-too-short.json" with { type: "json" };
import record242 from "../../data/rules/lesion-worst-grade.json" with { type: "json" };
import record243 from "../../data/rules/protocol-long-for-nerve.json" with { type: "json" };
import record244 from "../../data/rules/protocol-procedure.json" with { type: "json" };
import record245 from "../../data/rules/skin-amber.json" with { type: "json" };
import record246 from "../../data/rules/skin-protection.json" with { type: "json" };
import record247 from "../../data/rules/skin-red.json" with { type: "json" };
import record248 from "../../data/rules/structure-checklist.json" with { type: "json" };
import record249 from "../../data/rules/structure-motor-cold-block-lasting.json" with { type: "json" };
import record250 from "../../data/rules/structure-motor-cold-block.json" with { type: "json" };
import record251 from "../../data/rules/target-cryo-disabled.json" with { type: "json" };
import record252 from "../../data/rules/target-custom-safe-access.json" with { type: "json" };
import record253 from "../../data/rules/target-motor.json" with { type: "json" };
import record254 from "../../data/rules/target-paired-permanent.json" with { type: "json" };
import record255 from "../../data/targets/adrenal-or-aorticorenal.json" with { type: "json" };
import record256 from "../../data/targets/celiac-plexus.json" with { type: "json" };
import record257 from "../../data/targets/femoral-nerve.json" with { type: "json" };
import record258 from "../../data/targets/further-entries.json" with { type: "json" };
import record259 from "../../data/targets/genicular-nerves.json" with { type: "json" };
import record260 from "../../data/targets/ilioinguinal-group.json" with { type: "json" };
import record261 from "../../data/targets/intercostal-nerves.json" with { type: "json" };
import record262 from "../../data/targets/lateral-femoral-cutaneous-nerve.json" with { type: "json" };
import record263 from "../../data/targets/lumbar-sympathetic-chain.json" with { type: "json" };
import record264 from "../../data/targets/medial-branch.json" with { type: "json" };
import record265 from "../../data/targets/obturator-nerve.json" with { type: "json" };
import record266 from "../../data/targets/occipital-nerves.json" with { type: "json" };
import record267 from "../../data/targets/plexus-sciatic-neuroma.json" with { type: "json" };
import record268 from "../../data/targets/posterior-tibial-nerve.json" with { type: "json" };
import record269 from "../../data/targets/pudendal-nerve.json" with { type: "json" };
import record270 from "../../data/targets/sacral-lateral-branches.json" with { type: "json" };
import record271 from "../../data/targets/saphenous-nerve.json" with { type: "json" };
import record272 from "../../data/targets/splanchnic-nerves.json" with { type: "json" };
import record273 from "../../data/targets/stellate-ganglion.json" with { type: "json" };
import record274 from "../../data/targets/superior-hypogastric-plexus.json" with { type: "json" };
import record275 from "../../data/targets/suprascapular-nerve.json" with { type: "json" };
import record276 from "../../data/targets/sural-nerve.json" with { type: "json" };
import record277 from "../../data/targets/trigeminal-nerve.json" with { type: "json" };
import record278 from "../../data/thresholds/clearance-edge-watch.json" with { type: "json" };
import record279 from "../../data/thresholds/clearance-skin.json" with { type: "json" };
import record280 from "../../data/thresholds/clearance-touch.json" with { type: "json" };
import record281 from "../../data/thresholds/ct-ice-change.json" with { type: "json" };
import record282 from "../../data/thresholds/ct-ice-segmentation.json" with { type: "json" };
import record283 from "../../data/thresholds/distance-cold-metal.json" with { type: "json" };
import record284 from "../../data/thresholds/dose-response-cold.json" with { type: "json" };
import record285 from "../../data/thresholds/dose-response-middle.json" with { type: "json" };
import record286 from "../../data/thresholds/dose-response-warm.json" with { type: "json" };
import record287 from "../../data/thresholds/duration-tumor-protocol.json" with { type: "json" };
import record288 from "../../data/thresholds/hold-duration.json" with { type: "json" };
import record289 from "../../data/thresholds/length-aim.json" with { type: "json" };
import record290 from "../../data/thresholds/length-minimum.json" with { type: "json" };
import record291 from "../../data/thresholds/regrowth-fast.json" with { type: "json" };
import record292 from "../../data/thresholds/regrowth-slow.json" with { type: "json" };
import record293 from "../../data/thresholds/skin-amber.json" with { type: "json" };
import record294 from "../../data/thresholds/skin-red.json" with { type: "json" };
import record295 from "../../data/thresholds/temperature-above-grade-two.json" with { type: "json" };
import record296 from "../../data/thresholds/temperature-cell-death.json" with { type: "json" };
import record297 from "../../data/thresholds/temperature-cold-block-lasting.json" with { type: "json" };
import record298 from "../../data/thresholds/temperature-cold-block.json" with { type: "json" };
import record299 from "../../data/thresholds/temperature-deep.json" with { type: "json" };
import record300 from "../../data/thresholds/temperature-grade-four.json" with { type: "json" };
import record301 from "../../data/thresholds/temperature-ice-edge.json" with { type: "json" };
import record302 from "../../data/thresholds/temperature-ice-seen-coldest.json" with { type: "json" };
import record303 from "../../data/thresholds/temperature-ice-seen-warmest.json" with { type: "json" };
import record304 from "../../data/thresholds/temperature-lesion.json" with { type: "json" };
import record305 from "../../data/thresholds/temperature-series-agree.json" with { type: "json" };
import record306 from "../../data/thresholds/vessel-beside-ice.json" with { type: "json" };
import record307 from "../../data/thresholds/vessel-heat-sink.json" with { type: "json" };
import record308 from "../../data/tissues/blood.json" with { type: "json" };
import record309 from "../../data/tissues/bone-cancellous.json" with { type: "json" };
import record310 from "../../data/tissues/bone-cortical.json" with { type: "json" };
import record311 from "../../data/tissues/cartilage.json" with { type: "json" };
import record312 from "../../data/tissues/connective.json" with { type: "json" };
import record313 from "../../data/tissues/csf.json" with { type: "json" };
import record314 from "../../data/tissues/dura.json" with { type: "json" };
import record315 from "../../data/tissues/fat.json" with { type: "json" };
import record316 from "../../data/tissues/kidney.json" with { type: "json" };
import record317 from "../../data/tissues/liver.json" with { type: "json" };
import record318 from "../../data/tissues/lung-deflated.json" with { type: "json" };
import record319 from "../../data/tissues/lung-inflated.json" with { type: "json" };
import record320 from "../../data/tissues/marrow-yellow.json" with { type: "json" };
import record321 from "../../data/tissues/muscle.json" with { type: "json" };
import record322 from "../../data/tissues/nerve.json" with { type: "json" };
import record323 from "../../data/tissues/saline.json" with { type: "json" };
import record324 from "../../data/tissues/skin.json" with { type: "json" };
import record325 from "../../data/tissues/spinal-cord.json" with { type: "json" };
import record326 from "../../data/tissues/tendon.json" with { type: "json" };
import record327 from "../../data/tissues/vessel-wall.json" with { type: "json" };
import record328 from "../../data/wording/W01.json" with { type: "json" };
import record329 from "../../data/wording/W02.json" with { type: "json" };
import record330 from "../../data/wording/W03.json" with { type: "json" };
import record331 from "../../data/wording/W04.json" with { type: "json" };
import record332 from "../../data/wording/W05.json" with { type: "json" };
import record333 from "../../data/wording/W06.json" with { type: "json" };
import record334 from "../../data/wording/W07.json" with { type: "json" };
import record335 from "../../data/wording/W08.json" with { type: "json" };
import record336 from "../../data/wording/W09.json" with { type: "json" };
import record337 from "../../data/wording/W10.json" with { type: "json" };
import record338 from "../../data/wording/W11.json" with { type: "json" };
import record339 from "../../data/wording/W12.json" with { type: "json" };
import record340 from "../../data/wording/W13.json" with { type: "json" };
import record341 from "../../data/wording/W14.json" with { type: "json" };
import record342 from "../../data/wording/W15.json" with { type: "json" };
import record343 from "../../data/wording/W16.json" with { type: "json" };
import record344 from "../../data/wording/W17.json" with { type: "json" };
import record345 from "../../data/wording/W18.json" with { type: "json" };
import record346 from "../../data/wording/W19.json" with { type: "json" };
import type { ConvectiveMediumRecord, TissueRecord } from "../tissue.ts";
import type { CryogenRecord, CryoprobeDevice } from "../device.ts";
import type { EvidenceCard, WordingRow } from "../evidence.ts";
import type { InjurySeries } from "../injury.ts";
import type { ProtocolPreset, TargetRecord } from "../target.ts";
import type { Reference } from "../reference.ts";
import type { Rule, Threshold } from "../rule.ts";

export const cryogenRecords: readonly CryogenRecord[] = [
  record0,
  record1,
  record2,
  record3,
] as unknown as readonly CryogenRecord[];

export const deviceRecords: readonly CryoprobeDevice[] = [
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
] as unknown as readonly CryoprobeDevice[];

export const evidenceRecords: readonly EvidenceCard[] = [
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
] as unknown as readonly EvidenceCard[];

export const injuryRecords: readonly InjurySeries[] = [
  record45,
  record46,
  record47,
  record48,
  record49,
] as unknown as readonly InjurySeries[];

export const mediumRecords: readonly ConvectiveMediumRecord[] = [
  record50,
  record51,
  record52,
  record53,
  record54,
  record55,
  record56,
  record57,
] as unknown as readonly ConvectiveMediumRecord[];

export const protocolRecords: readonly ProtocolPreset[] = [
  record58,
  record59,
  record60,
  record61,
  record62,
  record63,
  record64,
] as unknown as readonly ProtocolPreset[];

export const referenceRecords: readonly Reference[] = [
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
  record149,
  record150,
  record151,
  record152,
  record153,
  record154,
  record155,
  record156,
  record157,
  record158,
  record159,
  record160,
  record161,
  record162,
  record163,
  record164,
  record165,
  record166,
  record167,
  record168,
  record169,
  record170,
  record171,
  record172,
  record173,
  record174,
  record175,
  record176,
  record177,
  record178,
  record179,
  record180,
  record181,
  record182,
  record183,
  record184,
  record185,
  record186,
  record187,
  record188,
  record189,
  record190,
  record191,
  record192,
  record193,
  record194,
  record195,
  record196,
  record197,
  record198,
  record199,
  record200,
  record201,
  record202,
  record203,
  record204,
  record205,
  record206,
  record207,
  record208,
  record209,
  record210,
  record211,
  record212,
  record213,
  record214,
  record215,
  record216,
  record217,
  record218,
  record219,
  record220,
  record221,
] as unknown as readonly Reference[];

export const ruleRecords: readonly Rule[] = [
  record222,
  record223,
  record224,
  record225,
  record226,
  record227,
  record228,
  record229,
  record230,
  record231,
  record232,
  record233,
  record234,
  record235,
  record236,
  record237,
  record238,
  record239,
  record240,
  record241,
  record242,
  record243,
  record244,
  record245,
  record246,
  record247,
  record248,
  record249,
  record250,
  record251,
  record252,
  record253,
  record254,
] as unknown as readonly Rule[];

export const targetRecords: readonly TargetRecord[] = [
  record255,
  record256,
  record257,
  record258,
  record259,
  record260,
  record261,
  record262,
  record263,
  record264,
  record265,
  record266,
  record267,
  record268,
  record269,
  record270,
  record271,
  record272,
  record273,
  record274,
  record275,
  record276,
  record277,
] as unknown as readonly TargetRecord[];

export const thresholdRecords: readonly Threshold[] = [
  record278,
  record279,
  record280,
  record281,
  record282,
  record283,
  record284,
  record285,
  record286,
  record287,
  record288,
  record289,
  record290,
  record291,
  record292,
  record293,
  record294,
  record295,
  record296,
  record297,
  record298,
  record299,
  record300,
  record301,
  record302,
  record303,
  record304,
  record305,
  record306,
  record307,
] as unknown as readonly Threshold[];

export const tissueRecords: readonly TissueRecord[] = [
  record308,
  record309,
  record310,
  record311,
  record312,
  record313,
  record314,
  record315,
  record316,
  record317,
  record318,
  record319,
  record320,
  record321,
  record322,
  record323,
  record324,
  record325,
  record326,
  record327,
] as unknown as readonly TissueRecord[];

export const wordingRecords: readonly WordingRow[] = [
  record328,
  record329,
  record330,
  record331,
  record332,
  record333,
  record334,
  record335,
  record336,
  record337,
  record338,
  record339,
  record340,
  record341,
  record342,
  record343,
  record344,
  record345,
  record346,
] as unknown as readonly WordingRow[];

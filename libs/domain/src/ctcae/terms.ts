/**
 * The laboratory terms of CTCAE 5.0 (Common Terminology Criteria for Adverse Events, US National Cancer Institute,
 * 2017) with the texts of their grades, word for word; a grade that is not there does not exist for the term.
 *
 * Source: pharmaverse/admiral, data-raw/adlb_grading/ncictcaev5.json at 6eb5125a296b68eccd2f0075580b696a0900b2d3.
 * Copyright 2021 F. Hoffmann-La Roche AG and GlaxoSmithKline LLC. Licensed under the Apache License, Version 2.0: see
 * LICENSE. Changed: terms and grades only, without codes of dictionaries, definitions and notes on programming.
 */
export const ctcaeTerms = {
  Anemia: {
    1: 'Hemoglobin (Hgb) <LLN - 10.0 g/dL; <LLN - 6.2 mmol/L; <LLN - 100 g/L',
    2: 'Hgb <10.0 - 8.0 g/dL; <6.2 - 4.9 mmol/L; <100 - 80g/L',
    3: 'Hgb <8.0 g/dL; <4.9 mmol/L; <80 g/L; transfusion indicated',
    4: 'Life-threatening consequences; urgent intervention indicated',
    5: 'Death',
  },
  Leukocytosis: {
    3: '>100,000/mm3',
    4: 'Clinical manifestations of leucostasis; urgent intervention indicated',
    5: 'Death',
  },
  'Activated partial thromboplastin time prolonged': {
    1: '>ULN - 1.5 x ULN',
    2: '>1.5 - 2.5 x ULN',
    3: '>2.5 x ULN; bleeding',
  },
  'Alanine aminotransferase increased': {
    1: '>ULN - 3.0 x ULN if baseline was normal; 1.5 - 3.0 x baseline if baseline was abnormal',
    2: '>3.0 - 5.0 x ULN if baseline was normal; >3.0 - 5.0 x baseline if baseline was abnormal',
    3: '>5.0 - 20.0 x ULN if baseline was normal; >5.0 - 20.0 x baseline if baseline was abnormal',
    4: '>20.0 x ULN if baseline was normal; >20.0 x baseline if baseline was abnormal',
  },
  'Alkaline phosphatase increased': {
    1: '>ULN - 2.5 x ULN if baseline was normal; 2.0 - 2.5 x baseline if baseline was abnormal',
    2: '>2.5 - 5.0 x ULN if baseline was normal; >2.5 - 5.0 x baseline if baseline was abnormal',
    3: '>5.0 - 20.0 x ULN if baseline was normal; >5.0 - 20.0 x baseline if baseline was abnormal',
    4: '>20.0 x ULN if baseline was normal; >20.0 x baseline if baseline was abnormal',
  },
  'Aspartate aminotransferase increased': {
    1: '>ULN - 3.0 x ULN if baseline was normal; 1.5 - 3.0 x baseline if baseline was abnormal',
    2: '>3.0 - 5.0 x ULN if baseline was normal; >3.0 - 5.0 x baseline if baseline was abnormal',
    3: '>5.0 - 20.0 x ULN if baseline was normal; >5.0 - 20.0 x baseline if baseline was abnormal',
    4: '>20.0 x ULN if baseline was normal; >20.0 x baseline if baseline was abnormal',
  },
  'Blood bilirubin increased': {
    1: '>ULN - 1.5 x ULN if baseline was normal; > 1.0 - 1.5 x baseline if baseline was abnormal',
    2: '>1.5 - 3.0 x ULN if baseline was normal; >1.5 - 3.0 x baseline if baseline was abnormal',
    3: '>3.0 - 10.0 x ULN if baseline was normal; >3.0 - 10.0 x baseline if baseline was abnormal',
    4: '>10.0 x ULN if baseline was normal; >10.0 x baseline if baseline was abnormal',
  },
  'Blood lactate dehydrogenase increased': {
    1: '>ULN',
  },
  'CD4 lymphocytes decreased': {
    1: '<LLN - 500/mm3; <LLN - 0.5 x 10e9 /L',
    2: '<500 - 200/mm3; <0.5 - 0.2 x 10e9 /L',
    3: '<200 - 50/mm3; <0.2 x 0.05 - 10e9 /L',
    4: '<50/mm3; <0.05 x 10e9 /L',
  },
  'Cholesterol high': {
    1: '>ULN - 300 mg/dL; >ULN - 7.75 mmol/L',
    2: '>300 - 400 mg/dL; >7.75 - 10.34 mmol/L',
    3: '>400 - 500 mg/dL; >10.34 - 12.92 mmol/L',
    4: '>500 mg/dL; >12.92 mmol/L',
  },
  'CPK increased': {
    1: '>ULN - 2.5 x ULN',
    2: '>2.5 x ULN - 5 x ULN',
    3: '>5 x ULN - 10 x ULN',
    4: '>10 x ULN',
  },
  'Creatinine increased': {
    1: '>ULN - 1.5 x ULN',
    2: '>1.5 - 3.0 x baseline; >1.5 - 3.0 x ULN',
    3: '>3.0 baseline; >3.0 - 6.0 x ULN',
    4: '>6.0 x ULN',
  },
  'Fibrinogen decreased': {
    1: '<1.0 - 0.75 x LLN; if abnormal, <25% decrease from baseline',
    2: '<0.75 - 0.5 x LLN; if abnormal, 25 - <50% decrease from baseline',
    3: '<0.5 - 0.25 x LLN; if abnormal, 50 - <75% decrease from baseline',
    4: '<0.25 x LLN; if abnormal, 75% decrease from baseline; absolute value <50 mg/dL',
  },
  'GGT increased': {
    1: '>ULN - 2.5 x ULN if baseline was normal; 2.0 - 2.5 x baseline if baseline was abnormal',
    2: '>2.5 - 5.0 x ULN if baseline was normal; >2.5 - 5.0 x baseline if baseline was abnormal',
    3: '>5.0 - 20.0 x ULN if baseline was normal; >5.0 - 20.0 x baseline if baseline was abnormal',
    4: '>20.0 x ULN if baseline was normal; >20.0 x baseline if baseline was abnormal',
  },
  'Haptoglobin decreased': {
    1: '<LLN',
  },
  'Hemoglobin increased': {
    1: 'Increase in >0 - 2 g/Dl above ULN',
    2: 'Increase in >2 - 4 g/dL above ULN',
    3: 'Increase in >4 g/dL above ULN',
  },
  'INR increased': {
    1: '>1.2 - 1.5; >1 - 1.5 x baseline if on anticoagulation; monitoring only indicated',
    2: '>1.5 - 2.5; >1.5 - 2.5 x baseline if on anticoagulation; dose adjustment indicated',
    3: '>2.5; >2.5 times above baseline if on anticoagulation',
  },
  'Lipase increased': {
    1: '>ULN - 1.5 x ULN',
    2: '>1.5 - 2.0 x ULN; >2.0 - 5.0 x ULN and asymptomatic',
    3: '>2.0 - 5.0 x ULN with signs or symptoms; >5.0 x ULN and asymptomatic',
    4: '>5.0 x ULN and with signs or symptoms',
  },
  'Lymphocyte count decreased': {
    1: '<LLN - 800/mm3; <LLN - 0.8 x 10e9/L',
    2: '<800 - 500/mm3; <0.8 - 0.5 x 10e9 /L',
    3: '<500 - 200/mm3; <0.5 - 0.2 x 10e9 /L',
    4: '<200/mm3; <0.2 x 10e9 /L',
  },
  'Lymphocyte count increased': {
    2: '>4000/mm3 - 20,000/mm3',
    3: '>20,000/mm3',
  },
  'Neutrophil count decreased': {
    1: '<LLN - 1500/mm3; <LLN - 1.5 x 10e9 /L',
    2: '<1500 - 1000/mm3; <1.5 - 1.0 x 10e9 /L',
    3: '<1000 - 500/mm3; <1.0 - 0.5 x 10e9 /L',
    4: '<500/mm3; <0.5 x 10e9 /L',
  },
  'Platelet count decreased': {
    1: '<LLN - 75,000/mm3; <LLN - 75.0 x 10e9 /L',
    2: '<75,000 - 50,000/mm3; <75.0 - 50.0 x 10e9 /L',
    3: '<50,000 - 25,000/mm3; <50.0 - 25.0 x 10e9 /L',
    4: '<25,000/mm3; <25.0 x 10e9 /L',
  },
  'Serum amylase increased': {
    1: '>ULN - 1.5 x ULN',
    2: '>1.5 - 2.0 x ULN; >2.0 - 5.0 x ULN and asymptomatic',
    3: '>2.0 - 5.0 x ULN with signs or symptoms; >5.0 x ULN and asymptomatic',
    4: '>5.0 x ULN and with signs or symptoms',
  },
  'White blood cell decreased': {
    1: '<LLN - 3000/mm3; <LLN - 3.0 x 10e9 /L',
    2: '<3000 - 2000/mm3; <3.0 - 2.0 x 10e9 /L',
    3: '<2000 - 1000/mm3; <2.0 - 1.0 x 10e9 /L',
    4: '<1000/mm3; <1.0 x 10e9 /L',
  },
  Acidosis: {
    1: 'pH <normal, but >=7.3',
    3: 'pH <7.3',
    4: 'Life-threatening consequences',
    5: 'Death',
  },
  Alkalosis: {
    1: 'pH >normal, but <=7.5',
    3: 'pH >7.5',
    4: 'Life-threatening consequences',
    5: 'Death',
  },
  Hypercalcemia: {
    1: 'Corrected serum calcium of >ULN - 11.5 mg/dL; >ULN - 2.9 mmol/L;  Ionized calcium  >ULN - 1.5 mmol/L',
    2: 'Corrected serum calcium of >11.5 - 12.5 mg/dL; >2.9 - 3.1 mmol/L;  Ionized calcium >1.5 - 1.6 mmol/L; symptomatic',
    3: 'Corrected serum calcium of >12.5 - 13.5 mg/dL;>3.1 - 3.4 mmol/L;  Ionized calcium  >1.6 - 1.8 mmol/L; hospitalization indicated',
    4: 'Corrected serum calcium of >13.5 mg/dL; >3.4 mmol/L;  Ionized calcium  >1.8 mmol/L; life-threatening consequences',
    5: 'Death',
  },
  'Hypercalcemia (Ionized)': {
    1: 'Corrected serum calcium of >ULN - 11.5 mg/dL; >ULN - 2.9 mmol/L;  Ionized calcium  >ULN - 1.5 mmol/L',
    2: 'Corrected serum calcium of >11.5 - 12.5 mg/dL; >2.9 - 3.1 mmol/L;  Ionized calcium >1.5 - 1.6 mmol/L; symptomatic',
    3: 'Corrected serum calcium of >12.5 - 13.5 mg/dL;>3.1 - 3.4 mmol/L;  Ionized calcium  >1.6 - 1.8 mmol/L; hospitalization indicated',
    4: 'Corrected serum calcium of >13.5 mg/dL; >3.4 mmol/L;  Ionized calcium  >1.8 mmol/L; life-threatening consequences',
    5: 'Death',
  },
  Hyperkalemia: {
    1: '>ULN - 5.5 mmol/L',
    2: '>5.5 - 6.0 mmol/L; intervention initiated',
    3: '>6.0 - 7.0 mmol/L; hospitalization indicated',
    4: '>7.0 mmol/L; life-threatening consequences',
    5: 'Death',
  },
  Hypermagnesemia: {
    1: '>ULN - 3.0 mg/dL; >ULN - 1.23 mmol/L',
    3: '>3.0 - 8.0 mg/dL; >1.23 - 3.30 mmol/L',
    4: '>8.0 mg/dL; >3.30 mmol/L; life-threatening consequences',
    5: 'Death',
  },
  Hypernatremia: {
    1: '>ULN - 150 mmol/L',
    2: '>150 - 155 mmol/L; intervention initiated',
    3: '>155 - 160 mmol/L; hospitalization indicated',
    4: '>160 mmol/L; life-threatening consequences',
    5: 'Death',
  },
  Hypertriglyceridemia: {
    1: '150 mg/dL - 300 mg/dL; 1.71 mmol/L - 3.42 mmol/L',
    2: '>300 mg/dL - 500 mg/dL;  >3.42 mmol/L - 5.7 mmol/L',
    3: '>500 mg/dL - 1000 mg/dL;  >5.7 mmol/L - 11.4 mmol/L',
    4: '>1000 mg/dL; >11.4 mmol/L;  life-threatening consequences',
    5: 'Death',
  },
  Hyperuricemia: {
    1: '>ULN without physiologic consequences',
    3: '>ULN with physiologic consequences',
    4: 'Life-threatening consequences',
    5: 'Death',
  },
  Hypoalbuminemia: {
    1: '<LLN - 3 g/dL; <LLN - 30 g/L',
    2: '<3 - 2 g/dL; <30 - 20 g/L',
    3: '<2 g/dL; <20 g/L',
    4: 'Life-threatening consequences; urgent intervention indicated',
    5: 'Death',
  },
  Hypocalcemia: {
    1: 'Corrected serum calcium of <LLN - 8.0 mg/dL; <LLN - 2.0 mmol/L; Ionized calcium  <LLN - 1.0 mmol/L',
    2: 'Corrected serum calcium of <8.0 - 7.0 mg/dL; <2.0 - 1.75 mmol/L; Ionized calcium  <1.0 - 0.9 mmol/L; symptomatic',
    3: 'Corrected serum calcium of <7.0 - 6.0 mg/dL; <1.75 - 1.5 mmol/L;  Ionized calcium  <0.9 - 0.8 mmol/L; hospitalization indicated',
    4: 'Corrected serum calcium of  <6.0 mg/dL; <1.5 mmol/L;  Ionized calcium  <0.8 mmol/L; life-threatening consequences',
    5: 'Death',
  },
  'Hypocalcemia (Ionized)': {
    1: 'Corrected serum calcium of <LLN - 8.0 mg/dL; <LLN - 2.0 mmol/L; Ionized calcium  <LLN - 1.0 mmol/L',
    2: 'Corrected serum calcium of <8.0 - 7.0 mg/dL; <2.0 - 1.75 mmol/L; Ionized calcium  <1.0 - 0.9 mmol/L; symptomatic',
    3: 'Corrected serum calcium of <7.0 - 6.0 mg/dL; <1.75 - 1.5 mmol/L;  Ionized calcium  <0.9 - 0.8 mmol/L; hospitalization indicated',
    4: 'Corrected serum calcium of  <6.0 mg/dL; <1.5 mmol/L;  Ionized calcium  <0.8 mmol/L; life-threatening consequences',
    5: 'Death',
  },
  Hypoglycemia: {
    1: '<LLN - 55 mg/dL; <LLN - 3.0 mmol/L',
    2: '<55 - 40 mg/dL; <3.0 - 2.2 mmol/L',
    3: '<40 - 30 mg/dL; <2.2 - 1.7 mmol/L',
    4: '<30 mg/dL; <1.7 mmol/L; life-threatening consequences; seizures',
    5: 'Death',
  },
  Hypokalemia: {
    1: '<LLN - 3.0 mmol/L',
    2: 'Symptomatic with <LLN - 3.0 mmol/L; intervention indicated',
    3: '<3.0 - 2.5 mmol/L; hospitalization indicated',
    4: '<2.5 mmol/L; life-threatening consequences',
    5: 'Death',
  },
  Hypomagnesemia: {
    1: '<LLN - 1.2 mg/dL; <LLN - 0.5 mmol/L',
    2: '<1.2 - 0.9 mg/dL; <0.5 - 0.4 mmol/L',
    3: '<0.9 - 0.7 mg/dL; <0.4 - 0.3 mmol/L',
    4: '<0.7 mg/dL; <0.3 mmol/L; life-threatening consequences',
    5: 'Death',
  },
  Hyponatremia: {
    1: '<LLN - 130 mmol/L',
    2: '125-129 mmol/L and asymptomatic',
    3: '125-129 mmol/L symptomatic; 120-124 mmol/L regardless of symptoms',
    4: '<120 mmol/L; life-threatening consequences',
    5: 'Death',
  },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<1 | 2 | 3 | 4 | 5, string>>>>>;

export type CtcaeTerm = keyof typeof ctcaeTerms;

/** What `gradedBy` says of a grade that was computed from these terms. */
export const ctcaeVersion = 'CTCAE 5.0';

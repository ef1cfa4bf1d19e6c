import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({});
export const answer = (contents: string) => ai.models.generateContent({ model: "gemini-3.5-flash-lite", contents });

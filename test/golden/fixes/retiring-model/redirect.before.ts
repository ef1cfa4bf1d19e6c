import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({});
export const answer = (contents: string) => ai.models.generateContent({ model: "gemini-2.5-flash", contents });

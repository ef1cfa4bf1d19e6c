import OpenAI from "openai";

export const client = new OpenAI({ baseURL: "https://api.together.xyz/v1" });

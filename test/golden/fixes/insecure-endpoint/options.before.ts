import OpenAI from "openai";

export const client = new OpenAI({ baseURL: "http://api.together.xyz/v1" });

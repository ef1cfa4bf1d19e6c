from langchain_google_genai import ChatGoogleGenerativeAI
from langchain_openai import ChatOpenAI

writer = ChatOpenAI(model="gpt-4-0314", temperature=0.7, max_tokens=100)
reader = ChatGoogleGenerativeAI(model="gemini-1.5-pro", temperature=0, max_output_tokens=100)

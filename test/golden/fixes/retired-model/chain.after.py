from langchain_google_genai import ChatGoogleGenerativeAI
from langchain_openai import ChatOpenAI

writer = ChatOpenAI(model="gpt-6.1-sol", max_tokens=100)
reader = ChatGoogleGenerativeAI(model="gemini-3.8-flash", temperature=0, max_output_tokens=100)
